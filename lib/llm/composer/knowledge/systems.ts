import type { Topic } from "../types";

/** Stores, networks, sites and compilers. */
export const SYSTEMS: Topic[] = [
  {
    tags: ["databases", "database", "sql"],
    label: "databases",
    lends: [
      "From databases it takes the transaction: a change to several {items} happens as a whole or not at all.",
    ],
    how: [
      "The data is kept in a relational database with constraints that say what may never be true of {an item}, and the program trusts them.",
      "A database with one append-only table remembers every version of {an item}, and a view shows the latest.",
    ],
    scenes: [
      {
        who: "backend teams before a large migration",
        pain: "on the test copy it takes nine seconds, and in production it holds a lock that stops the shop",
        wish: "know beforehand what will wait for what",
        item: "migration",
        data: "the query log of a Monday at ten",
        other: "the statistics of the production tables",
        number: "seconds a lock is held",
        when: "with the maintenance window open",
        twist:
          "It replays Monday's queries against the copy while the migration runs, and listens for the pause.",
        names: "Lock, Schema, Alter Table, Maintenance Window, Monday Query, Backfill, Index, Table Lock",
        can: ["code", "plan", "guess", "limit", "past"],
      },
    ],
  },
  {
    tags: ["security", "infosec", "cybersecurity"],
    label: "security",
    lends: [
      "From safe-keeping it takes the two keys: whatever cannot be undone to {items} needs two people in the room.",
      "From security it takes the threat model: beside each of the {items} stands who would want to misuse it, in one line.",
    ],
    scenes: [
      {
        who: "lone administrators in school districts",
        pain: "a list of nine hundred vulnerabilities arrives each month, and four of them concern a door that is open",
        wish: "close those four by Friday",
        item: "finding",
        data: "the scanner's export and a map of the network",
        other: "the catalogue of exploited vulnerabilities",
        number: "open doors per building",
        when: "on a Friday before the holidays",
        twist:
          "It asks who could reach the machine first, and three quarters of the list fall away before any score is read.",
        names: "Open Door, School Network, Patch, Friday Finding, Old Printer, Port, Scanner, District",
        can: ["match", "text", "limit", "plan", "code"],
      },
      {
        who: "families with one person who is called about everything",
        pain: "the message looks real, the account is locked, and the call comes when that person is in a meeting",
        wish: "have grandmother check with two questions of her own",
        item: "suspicious message",
        data: "messages the family has forwarded over the years",
        other: "the consumer agency's warnings",
        number: "minutes of false alarm per week",
        when: "with a stranger on the line",
        twist: "The advice is printed and hangs by the telephone, because that is where the trick happens.",
        names:
          "Scam, Phishing, Grandparent, Strange Caller, Family Help, Bank Text, Fake Parcel, False Alarm",
        can: ["learn", "text", "share", "fault", "match"],
      },
    ],
  },
  {
    tags: ["networking", "networks", "wifi", "internet"],
    label: "networking",
    how: [
      "Devices find each other on the local network by multicast and talk over QUIC, with no address typed in by anybody.",
    ],
    scenes: [
      {
        who: "people who are blamed for the Wi-Fi at home",
        pain: "it is slow when somebody says so and fast when somebody looks",
        wish: "prove whether it is the provider, the wall or the television",
        item: "slow minute",
        data: "a probe that measures both sides of the router each minute",
        other: "the times when somebody complained",
        number: "milliseconds on each side of the router",
        when: "in the middle of a video call",
        twist:
          "A button in the hall marks the moment of a complaint, and that is the most valuable measurement.",
        names: "Wi-Fi, Router, Slow Evening, Video Call, Lag, Blameless, Ping, Dropped Call",
        can: ["sense", "fault", "limit", "log", "match"],
      },
    ],
  },
  {
    tags: ["data-quality", "data-science", "analytics", "data-engineering", "data"],
    label: "data work",
    how: [
      "A notebook goes from {data} to {number} in one direction, and every figure can be made again from the raw file.",
    ],
    scenes: [
      {
        who: "analysts who are handed a file called final_v3",
        pain: "the column changed its meaning in May, and the chart shows it as growth",
        wish: "notice before the board does",
        item: "column",
        data: "every delivery of the same table since 2020",
        other: "the data dictionary",
        number: "rows that fit the old meaning",
        when: "while the slide is being made",
        twist:
          "Each column gets a handwriting, its digits, gaps and last decimals, and a change of hand raises the alarm.",
        names: "Final V3, Column, Missing Value, Old Table, Slide, Renamed Column, Delivery, Stale Field",
        can: ["match", "code", "past", "limit", "text"],
      },
    ],
  },
  {
    tags: ["web-development", "frontend", "webdev", "web"],
    label: "web development",
    how: ["It is a web page that works before its script has loaded; the script only saves a round trip."],
    scenes: [
      {
        who: "people who look after the site of a small clinic",
        pain: "the form worked when it was built, and since the last browser update a patient on an old tablet cannot send it",
        wish: "hear of it before the patient gives up",
        item: "form",
        data: "the steps at which visitors stop",
        other: "a recorded visit on twelve old devices",
        number: "forms begun and not sent",
        when: "after an update that nobody announced",
        twist:
          "The twelve tablets lie in a drawer at the library with one cable each, and any site of the town may use them.",
        names: "Clinic Form, Booking, Last Step, Contact Page, Silent Update, Unsent Form, Submit, Website",
        can: ["code", "fault", "log", "match", "share"],
      },
    ],
  },
  {
    tags: ["mobile-apps", "mobile", "mobile-development"],
    label: "mobile apps",
    how: ["It is a mobile app with three screens, all of which work without reception."],
    scenes: [
      {
        who: "field workers who fill in forms without reception",
        pain: "the form is saved on the way back, twice, or not at all",
        wish: "trust that a green tick means saved",
        item: "inspection form",
        data: "forms filled in below ground",
        other: "the list in the office system",
        number: "forms lost per month",
        when: "in a cellar with no bars",
        twist:
          "The tick has two halves, one for this telephone and one for the office, and both can be seen from a ladder.",
        names: "No Reception, Cellar, Inspection, Below Ground, Lost Form, Offline, Meter Room, Site",
        can: ["log", "match", "limit", "code", "fault"],
      },
    ],
  },
  {
    tags: ["compilers", "programming-languages", "parsers"],
    label: "compilers",
    how: [
      "A small language describes {items}, and its compiler reports mistakes with the line, the reason and a repaired version.",
    ],
    scenes: [
      {
        who: "teachers of a first programming course",
        pain: "the compiler says unexpected token, and the pupil deletes the line that was right",
        wish: "give a beginner a message that helps",
        item: "error message",
        data: "forty thousand failed compilations from classrooms",
        other: "the edits that followed",
        number: "attempts until it compiles",
        when: "five minutes before the bell",
        twist:
          "A message is judged by the next keystroke: if it goes up instead of down, the message has sent the child the wrong way.",
        names:
          "First Error, Semicolon, Beginner's Error, Red Squiggle, Parser, Five-Minute, Type Error, Classroom",
        can: ["text", "learn", "code", "match", "past"],
      },
    ],
  },
];
