import type { Topic } from "../types";

/** Sports, paths and boats. */
export const OUTDOORS: Topic[] = [
  {
    tags: ["sports", "football", "amateur-sports"],
    label: "sports",
    lends: [
      "From sports it takes the video referee: a doubtful {item} may be looked at again once, and then it stands.",
    ],
    scenes: [
      {
        who: "coaches of an under-eleven team",
        pain: "every parent counts minutes, and each counts only one child's",
        wish: "give everybody the same time and still field a goalkeeper",
        item: "substitution",
        data: "taps on a watch during the match",
        other: "the squad list",
        number: "minutes per child and season",
        when: "in the twenty-third minute at two all",
        twist: "The minutes are public and the goals are not, by vote of the children.",
        names: "Touchline, Under-Eleven, Playing Time, Bench, Two All, Half-Time, Substitute, Team Sheet",
        can: ["plan", "log", "share", "limit"],
      },
      {
        who: "referees in the lowest league",
        pain: "they are alone with twenty-two players and hear about a mistake only from those who lost",
        wish: "get better without being filmed for the internet",
        item: "decision",
        data: "a body microphone and their own running track",
        other: "the observer's sheet",
        number: "metres from the foul",
        when: "on the drive home",
        twist:
          "Only position and whistle are kept. Most wrong calls turn out to be bad angles, not bad eyes.",
        names: "Referee, Whistle, Offside, Foul, Lowest League, Body Mic, Drive Home, Penalty",
        can: ["sense", "learn", "log", "match"],
      },
    ],
  },
  {
    tags: ["climbing", "bouldering"],
    label: "climbing",
    lends: [
      "From climbers it takes the partner check: before {items} go live, a second person looks over the same five points.",
    ],
    scenes: [
      {
        who: "volunteers who look after bolts on a crag",
        pain: "nobody knows which bolts were set in 1994, and rust looks harmless from the front",
        wish: "replace the worst forty with money for forty",
        item: "bolt",
        data: "close-up photographs by climbers on the way up",
        other: "the equippers' old notebooks",
        number: "years in the rock",
        when: "before the season opens",
        twist: "A knock with a carabiner is recorded as well, and a loose bolt sounds half a tone lower.",
        names: "Crag, Old Bolt, Rust, Anchor, Rope, Limestone, Route, Quickdraw",
        can: ["map", "sense", "expire", "past", "share"],
      },
    ],
  },
  {
    tags: ["hiking", "outdoors", "trails", "walking"],
    label: "hiking",
    lends: [
      "From hikers it takes the turn-back time: for {items} the hour of giving up is fixed before setting out.",
    ],
    scenes: [
      {
        who: "people who mark footpaths with paint",
        pain: "a blaze fades, a tree falls, and the first to notice are those who get lost",
        wish: "walk out with paint only where paint is needed",
        item: "trail marker",
        data: "pictures that hikers take at junctions",
        other: "the path register of the walking club",
        number: "wrong turns per junction",
        when: "at a fork in the fog",
        twist:
          "Wrong turns show in recorded tracks as a short spur and a return, so nobody has to report anything.",
        names: "Footpath, Fog, Junction, Wrong Turn, Waymark, Paint Mark, Fork, Red-White",
        can: ["map", "share", "sense", "expire", "guess"],
      },
    ],
  },
  {
    tags: ["sailing", "boats", "boating"],
    label: "sailing",
    lends: [
      "From sailors it takes the log at the hour: {items} are noted at fixed times, whether anything has happened or not.",
    ],
    scenes: [
      {
        who: "crews of old wooden boats",
        pain: "she leaks a little more each year, and the pump has never been asked how often it runs",
        wish: "know what is ordinary for this hull",
        item: "pump run",
        data: "a current sensor on the bilge pump",
        other: "the log book and the tide tables",
        number: "litres per hour at anchor",
        when: "at three in the morning in a swell",
        twist:
          "The litres are plotted against heel and not against time, and the leak turns out to be on one side.",
        names: "Bilge, Old Planks, Leak, Wooden Boat, Anchor Watch, Swell, Caulking, Night Anchorage",
        can: ["sense", "limit", "log", "fault", "guess"],
      },
    ],
  },
];
