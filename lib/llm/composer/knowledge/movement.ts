import type { Topic } from "../types";

/** Maps, transport and radio. */
export const MOVEMENT: Topic[] = [
  {
    tags: ["maps", "mapping", "gis", "cartography", "geospatial", "openstreetmap"],
    label: "maps",
    lends: [
      "Mapmakers lend it the scale bar: {items} change their level of detail with distance, and what was left out is said at the edge.",
    ],
    how: [
      "{Items} are drawn on a map with vector tiles that sit in one file, so panning works without a tile server.",
      "A map shows {items} where they are, and a second layer shows where nobody has looked yet.",
    ],
    scenes: [
      {
        who: "volunteers who map paths for wheelchairs",
        pain: "a kerb of four centimetres is nothing on any map and the end of a walk",
        wish: "map kerbs while out for bread",
        item: "kerb",
        data: "the jolt that a phone on a pram feels",
        other: "the aerial picture of the crossing",
        number: "centimetres of kerb",
        when: "at a crossing with a pram",
        twist:
          "Prams outnumber wheelchairs a hundred to one and meet the same kerbs, so parents do the measuring.",
        names: "Pram, Dropped Kerb, Wheelchair, Crossing, Cobble, Ramp, Step-Free, Centimetre",
        can: ["map", "sense", "share", "match"],
      },
      {
        who: "people who collect old place names",
        pain: "the field called Gallows Bit is in no database, and the farmer who says it is eighty-eight",
        wish: "put the spoken names on the map with their voices",
        item: "place name",
        data: "walks recorded with those who use the names",
        other: "the tithe map of 1843",
        number: "names per square kilometre",
        when: "at a gate with somebody who knows",
        twist:
          "Borders of a name are drawn as fog, because two farmers draw them differently and both are right.",
        names: "Field Name, Old Gate, Lost Lane, Hill, Hedge, Local Name, Parish, Meadow",
        can: ["map", "past", "text", "match", "share"],
      },
    ],
  },
  {
    tags: ["public-transport", "transit", "mobility", "buses"],
    label: "public transport",
    lends: [
      "From public transport it takes the guaranteed connection: of two {items} that depend on each other, the second waits for the first, and says how long.",
    ],
    scenes: [
      {
        who: "commuters on a line with one bus an hour",
        pain: "the board says on time until the bus is five minutes gone",
        wish: "know at the kitchen table whether to run",
        item: "departure",
        data: "the public feed of vehicle positions",
        other: "the published timetable",
        number: "minutes between board and truth",
        when: "with one shoe on",
        twist:
          "A bus without a position is information as well: on this line it means a certain replacement vehicle, and that one is early.",
        names: "Last Bus, Bus Stop, One Shoe, Late Bus, Hourly Bus, Commuter, Line 14, Running Late",
        can: ["guess", "match", "limit", "log", "map"],
      },
      {
        who: "passenger associations",
        pain: "the operator reports ninety-four per cent on time, and cancelled buses are in neither number",
        wish: "publish a figure that passengers recognise",
        item: "journey",
        items: "journeys",
        data: "the minute-by-minute positions of every bus",
        other: "the operator's quarterly report",
        number: "minutes lost per passenger",
        when: "before the contract is renewed",
        twist:
          "Delay is counted per person and not per bus, which moves the worst line from night to half past seven.",
        names: "Passenger, Lost Minute, Bus Lane, Contract, Bus Line, Missed Change, Delay, Rider",
        can: ["past", "match", "guess", "map", "text"],
      },
    ],
  },
  {
    tags: ["trains", "railways", "model-railways"],
    label: "trains",
    lends: [
      "From the railway it takes the token: whoever works on {items} holds the one token for that stretch of line.",
    ],
    scenes: [
      {
        who: "builders of a modular model railway",
        pain: "sixty strangers join their modules on a Saturday, and by noon a short circuit is somewhere in forty metres",
        wish: "run to a timetable by two o'clock",
        item: "module",
        data: "voltage taps under each joint",
        other: "the drawing everybody had agreed on",
        number: "metres to the fault",
        when: "with sixty people looking at one locomotive",
        twist:
          "The fault is announced by the station bell nearest to it, and people love walking towards it.",
        names: "Model Railway, Track Joint, Locomotive, Voltage, Modular, Signal, Rail, Sixty Eyes",
        can: ["fault", "sense", "plan", "share", "map"],
      },
    ],
  },
  {
    tags: ["aviation", "flying", "gliding"],
    label: "aviation",
    lends: [
      "From aviation it takes the near-miss report: whoever tells of a mistake with {items} within ten days is not blamed for it.",
    ],
    scenes: [
      {
        who: "instructors at a gliding club",
        pain: "a pupil's landing is discussed from memory, hours later, between two people who saw different things",
        wish: "talk about the same final turn",
        item: "landing",
        data: "the flight recorder's track at one-second steps",
        other: "the entry in the pupil's booklet",
        number: "metres over the hedge",
        when: "on the bench beside the launch point",
        twist: "The pupil has to draw the approach first, and only then is the track laid over it.",
        names: "Glider, Final Approach, Hedge, Launch Point, Round-Out, Airfield, Student Pilot, Touchdown",
        can: ["learn", "log", "match", "limit", "sense"],
      },
    ],
  },
  {
    tags: ["amateur-radio", "ham-radio", "sdr"],
    label: "amateur radio",
    lends: [
      "From radio amateurs it takes the signal report: each exchange about {items} ends with how well it was received.",
    ],
    scenes: [
      {
        who: "radio amateurs in a terraced house",
        pain: "since August there is a hiss on forty metres, and it comes from one of thirty power supplies",
        wish: "ring at the right door with a friendly face",
        item: "interference",
        items: "interference patterns",
        data: "a cheap receiver that logs the band day and night",
        other: "the street's comings and goings as heard in the static",
        number: "decibels above the old noise floor",
        when: "at dusk, when the lamps come on",
        twist:
          "The hiss keeps office hours and holidays, and a holiday of two weeks narrows it down to one family.",
        names: "Noise Floor, Antenna, Shortwave, Buzz, Plasma TV, Dusk Band, Receiver, Terrace",
        can: ["sense", "fault", "limit", "log", "map", "match"],
      },
    ],
  },
  {
    tags: ["satellites", "remote-sensing", "earth-observation"],
    label: "satellites",
    lends: [
      "From satellites it takes the revisit time: {items} are looked at on a fixed rhythm from the same angle, cloud or no cloud.",
    ],
    how: [
      "It lays free Sentinel-2 images over {data}, ten metres to a pixel, and looks only at weeks without cloud.",
    ],
  },
  {
    tags: ["drones", "uav"],
    label: "drones",
    lends: [
      "From drone pilots it takes the return-to-home point: whatever happens with {items}, there is one safe state that it flies back to.",
    ],
    how: [
      "A small drone flies the same short route each time and brings back pictures that line up to the pixel.",
    ],
  },
  {
    tags: ["logistics", "delivery", "supply-chain"],
    label: "logistics",
    lends: [
      "From logistics it takes the waybill: {items} that change hands are counted by both sides, at the moment they do.",
    ],
    scenes: [
      {
        who: "drivers who deliver to building sites",
        pain: "the address is a field, the foreman is up on a crane and the gate is on the other side",
        wish: "unload at the right gate the first time",
        item: "delivery",
        items: "deliveries",
        data: "the last two hundred metres of each earlier trip",
        other: "the addresses on the delivery notes",
        number: "minutes lost at the wrong gate",
        when: "with eighteen tonnes and no room to turn",
        twist: "The gate moves as the building grows, so a route older than ten days is shown in grey.",
        names:
          "Building Site, Wrong Gate, Last Mile, Lorry, Eighteen Tonne, Unloading, Site Gate, Turning Circle",
        can: ["map", "past", "share", "expire", "match"],
      },
    ],
  },
];
