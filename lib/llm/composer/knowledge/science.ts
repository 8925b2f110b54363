import type { Topic } from "../types";

/** Experiments and skies. */
export const SCIENCE: Topic[] = [
  {
    tags: ["physics", "experiments"],
    label: "physics",
    lends: [
      "From physics it takes the error bar: no number about {items} is shown without the width of what is not known.",
    ],
    scenes: [
      {
        who: "physics classes with one oscilloscope",
        pain: "thirty pupils watch one of them measure, and the worksheet has the answer",
        wish: "measure something nobody in the room knows yet",
        item: "experiment",
        data: "the accelerometers and microphones in thirty pockets",
        other: "the value in the table of constants",
        number: "the spread over thirty phones",
        when: "in the last twenty minutes of a double lesson",
        twist:
          "Gravity comes out differently on the third floor, by far too much, and finding out why is the lesson.",
        names:
          "Double Lesson, Oscilloscope, Thirty Phone, Free Fall, Pendulum, Physics, Lab Bench, Error Bar",
        can: ["sense", "learn", "match", "guess", "log"],
      },
    ],
  },
  {
    tags: ["chemistry", "lab"],
    label: "chemistry",
    lends: [
      "From chemistry it takes the blank: every series of {items} begins with one that should show nothing at all.",
    ],
    scenes: [
      {
        who: "potters who mix their own glazes",
        pain: "the celadon of last spring will not come back, and the only thing that changed was the sack of feldspar",
        wish: "get the same green twice",
        item: "test tile",
        data: "photographs of tiles under one lamp and the recipes on their backs",
        other: "the analyses printed on the sacks",
        number: "per cent of iron in a glaze",
        when: "with the kiln cooling and the door still shut",
        twist: "It suggests the tile that would teach most, and that is seldom a beautiful one.",
        names: "Glaze, Kiln, Celadon, Iron Oxide, Potter, Cone Six, Firing, Test Tile Shelf",
        can: ["log", "guess", "match", "plan", "sense", "fault"],
      },
    ],
  },
  {
    tags: ["science", "citizen-science", "research"],
    label: "science",
    lends: [
      "From science it takes pre-registration: what is expected of the {items} is written down and sealed before anyone looks.",
    ],
    scenes: [
      {
        who: "doctoral students in their second year",
        pain: "they cite a paper for a sentence that it does not contain, because everybody does",
        wish: "check a citation in a minute rather than an afternoon",
        item: "citation",
        data: "the full texts of two hundred cited papers",
        other: "the sentences in the thesis that lean on them",
        number: "citations that say something else",
        when: "in the week before handing in",
        twist:
          "Chains are followed to the first paper, and a third of them end in a remark that begins with it is believed.",
        names: "Footnote, Thesis, Wrong Quote, Second-Year, Reference, Source Check, Paper, Bibliography",
        can: ["text", "match", "past", "code"],
      },
    ],
  },
  {
    tags: ["astronomy", "space", "stargazing", "telescopes"],
    label: "astronomy",
    lends: [
      "From astronomers it takes the finding chart: {items} are reached from something everybody can see, by three short hops.",
      "Astronomy lends it the blink comparator: two pictures of {items} are flicked back and forth, and whatever has moved jumps out.",
    ],
    scenes: [
      {
        who: "owners of a telescope under a city sky",
        pain: "the list of sights was made for a desert, and half of it has been dissolved in street light",
        wish: "get three good looks out of a hazy hour",
        item: "target",
        data: "an all-sky camera made of an old phone",
        other: "the star catalogue",
        number: "magnitudes lost to the street lamp",
        when: "at ten with the neighbour's floodlight on",
        twist: "It knows when the petrol station switches its canopy off and plans the hour around it.",
        names: "City Sky, Street Lamp, Telescope, Floodlight, Magnitude, Nebula, Faint Star, Ten O'Clock",
        can: ["plan", "sense", "limit", "log", "guess"],
      },
      {
        who: "amateurs who time occultations",
        pain: "a star winks out for two seconds, and whether that was the asteroid depends on who else saw it",
        wish: "turn eleven videos into one outline",
        item: "light curve",
        data: "video with a GPS time stamp in each frame",
        other: "the predicted path",
        number: "milliseconds of timing error",
        when: "in the forty seconds around the event",
        twist: "A miss is worth as much as a hit, since it tells where the edge is not, and the map says so.",
        names:
          "Occultation, Forty Second, Star Shadow, Millisecond, Asteroid, Time Stamp, Star Wink, Video Star",
        can: ["sense", "match", "map", "share", "guess"],
      },
      {
        who: "volunteers who open an observatory on Fridays",
        pain: "eighty people come when it is clear and four when it is not, and both times six helpers are there",
        wish: "decide by noon whether to open",
        item: "public evening",
        data: "the visitors' book and the cloud forecasts as they were at noon",
        other: "the satellite picture at eight",
        number: "visitors per clear hour",
        when: "on a Friday at noon under thin cloud",
        twist:
          "A telescope is worth opening for the Moon alone, so the calendar weighs children by the phase.",
        names:
          "Observatory, Friday Sky, Thin Cloud, Dome, Clear Hour, Star Party, Cloud Cover, Visitors' Book",
        can: ["guess", "plan", "share", "log", "match"],
      },
    ],
  },
];
