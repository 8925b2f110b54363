import type { Topic } from "../types";

/** Heat and current at home. */
export const POWER: Topic[] = [
  {
    tags: ["energy", "electricity", "heating", "heat-pumps"],
    label: "energy",
    lends: [
      "From electricians it takes the fuse: when {items} pile up beyond a set amount, the tool stops itself before anything is damaged.",
      "From grid operators it takes the merit order: {items} are served by whatever is cheapest at that moment, and the dearest source is only called last.",
    ],
    scenes: [
      {
        who: "households with a heat pump in its first winter",
        pain: "the bill is twice the promise, and the installer says to wait and see",
        wish: "find out whether it is the machine, the settings or the house",
        item: "heating cycle",
        data: "a clamp on the supply cable and two sensors on the pipes",
        other: "the data sheet's curve",
        number: "kilowatt hours of heat per kilowatt hour of current",
        when: "in the first cold week of January",
        twist:
          "Short cycles give it away: a machine that starts six times an hour is too large, whatever its settings.",
        names: "Heat Pump, First Winter, Defrost, Cold Week, Compressor, Radiator, Kilowatt, Supply Cable",
        can: ["sense", "match", "fault", "limit", "guess", "log"],
      },
      {
        who: "people in rented flats who cannot change the boiler",
        pain: "advice begins with insulating the roof, and they own neither the roof nor the radiator",
        wish: "save on what they can reach from a chair",
        item: "habit",
        data: "one meter reading taken each day at breakfast",
        other: "the degree days of the weather service",
        number: "kilowatt hours per degree and day",
        when: "when the yearly bill has come",
        twist:
          "Each measure is tried for a week and dropped for a week, since a mild week flatters everything.",
        names: "Meter, Breakfast, Cold Flat, Thermostat, Heating Bill, Warm Room, Degree Day, Yearly Bill",
        can: ["log", "limit", "guess", "learn", "match"],
      },
      {
        who: "villages that share a wood-chip boiler",
        pain: "one house with a stuck valve makes the return too warm for all forty, and nobody knows which",
        wish: "find the house without forty visits",
        item: "transfer station",
        data: "the heat meters' hourly values",
        other: "the plan of the pipes",
        number: "degrees on the return pipe",
        when: "when chips run low in February",
        twist:
          "The list goes to the boiler man only; the village decided that nobody needs to read it at the inn.",
        names: "Wood Chip, Boiler, Return Pipe, District Heat, Village Heat, February, Hot Water, Valve",
        can: ["sense", "fault", "limit", "share", "map", "guess"],
      },
    ],
  },
  {
    tags: ["solar", "photovoltaics", "solar-power"],
    label: "solar power",
    lends: [
      "Solar owners lend it the noon rule: work on {items} that can wait is done when the sun pays for it.",
    ],
    scenes: [
      {
        who: "owners of a balcony solar panel",
        pain: "the app shows a proud total and not that the railing shades one cell from two o'clock on",
        wish: "turn the panel by the ten degrees that count",
        item: "sunny hour",
        data: "the micro-inverter's readings every minute",
        other: "the clear-sky model for that balcony",
        number: "watts lost to a shadow",
        when: "on the first clear day in March",
        twist:
          "The shadow of a railing draws a sharp dent that wanders with the date, and its shape tells which bar it is.",
        names: "Balcony, Solar, Shadow, Inverter, Noon Sun, Lost Watt, Panel, Railing",
        can: ["sense", "match", "fault", "guess", "limit"],
      },
    ],
  },
  {
    tags: ["batteries", "energy-storage"],
    label: "batteries",
    lends: ["Battery makers lend it the cycle count: {items} have an age in uses besides the one in years."],
    scenes: [
      {
        who: "people who build packs from used laptop cells",
        pain: "two hundred cells are tested by hand for weeks, and one bad cell ruins a pack of eighty",
        wish: "sort cells into packs that age together",
        item: "cell",
        data: "discharge curves from an eight-slot tester",
        other: "the printing on the sleeves",
        number: "milliohms of inner resistance",
        when: "before anything is soldered",
        twist:
          "Cells are weighed: one that has lost three tenths of a gram has vented at some point, however well it tests.",
        names: "Battery, Capacity, Laptop Cell, Milliohm, Vented Cell, Pack of Eighty, Discharge, Spot Weld",
        can: ["sense", "match", "limit", "expire", "log"],
      },
    ],
  },
];
