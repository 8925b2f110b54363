import type { Topic } from "../types";

/** What is kept of the past. */
export const PAST: Topic[] = [
  {
    tags: ["history", "local-history"],
    label: "history",
    lends: [
      "History lends it the footnote: small print below the {items} that is often the better read.",
      "From historians it takes source criticism: with each {item} stands who said so, when, and what they had to gain.",
    ],
    scenes: [
      {
        who: "members of a village history society",
        pain: "eleven people have researched the same mill, and each has a box that opens only to friends",
        wish: "see what the others already know before going to the archive",
        item: "finding",
        data: "the typed notes of three generations of members",
        other: "the land register of 1840",
        number: "findings with more than one source",
        when: "on the evening before a trip to the county archive",
        twist:
          "Contradicting dates are never merged; they are printed side by side and have already settled two family quarrels.",
        names:
          "Village, Parish, Typed Note, County Archive, Local Lore, Old Lane, Third Generation, Field Name",
        can: ["past", "match", "text", "share", "map"],
      },
      {
        who: "readers of old newspapers",
        pain: "the scans can be searched for names but not for the story that went on over nine issues",
        wish: "follow one case from the first report to the verdict",
        item: "newspaper report",
        data: "the digitised pages of one county paper",
        other: "the court registers of the same years",
        number: "issues between arrest and verdict",
        when: "late in the evening, forty tabs in",
        twist:
          "Stories are stitched together by the names of minor witnesses, who are rarer than thieves called Miller.",
        names: "Old News, Verdict, County Paper, Courtroom, Headline, Forty Tab, Arrest, Back Issue",
        can: ["text", "past", "match", "learn"],
      },
    ],
  },
  {
    tags: ["archives", "preservation", "digital-preservation"],
    label: "archives",
    lends: [
      "Archivists lend it provenance: {items} stay in the order in which they were found, even where another would be tidier.",
    ],
    scenes: [
      {
        who: "archivists with a cellar of floppy disks",
        pain: "each read may be the last, and the label says misc",
        wish: "decide which disk to read first",
        item: "disk",
        data: "the magnetic flux as raw samples",
        other: "the inventory of the office that wrote them",
        number: "sectors that still read",
        when: "with the drive heads just cleaned",
        twist:
          "The first pass reads only the directory track, which costs one revolution and decides over the rest.",
        names: "Floppy, Flux, Lost Sector, Cellar Disk, Magnetic, Bad Sector, Drive Head, Last Read",
        can: ["past", "sense", "code", "match", "expire"],
      },
      {
        who: "keepers of an oral history collection",
        pain: "four hundred hours of tape are catalogued by the name of the speaker and not by what was said",
        wish: "answer a question about the flood of 1962 within a morning",
        item: "recorded memory",
        items: "recorded memories",
        data: "interviews on cassette with the interviewers' notes",
        other: "the parish newsletters of the time",
        number: "memories per decade",
        when: "when a schoolchild asks by e-mail",
        twist: "Silences of more than six seconds are indexed, as interviewers know what often follows one.",
        names: "Cassette, Oral History, Interview, Spoken Memory, Old Voice, Decade, Tape, Listener",
        can: ["text", "past", "sense", "match"],
      },
    ],
  },
  {
    tags: ["genealogy", "family-history", "ancestry"],
    label: "genealogy",
    lends: [
      "From family trees it takes the two parents: every {item} names the two others it came from, or says that one of them is unknown.",
      "Genealogists lend it the negative search: where somebody has looked for {an item} in vain is recorded too, so that nobody looks there again.",
    ],
    scenes: [
      {
        who: "people with a great-grandmother who appears from nowhere",
        pain: "she is in the census at nineteen, and six parishes have a girl of her name",
        wish: "rule out five of the six",
        item: "candidate",
        data: "the baptism registers of six parishes",
        other: "passenger lists and apprentice rolls",
        number: "years by which a stated age is off",
        when: "with the last train home in an hour",
        twist: "Stated ages round to tens; the tool knows how far people lied, by decade and by sex.",
        names:
          "Great-Grandmother, Baptism, Six Parish, Lost Branch, Ancestor, Stated Age, Last Train, Family Tree",
        can: ["match", "past", "guess", "text", "learn"],
      },
      {
        who: "transcribers of church registers",
        pain: "everybody deciphers the same beautiful pages, and the water-stained ones wait for ever",
        wish: "get the awful pages read as well",
        item: "register page",
        data: "photographs of pages in old handwriting",
        other: "the bishop's copies of the same entries",
        number: "entries read by two people alike",
        when: "on a winter evening with an hour to spare",
        twist: "Each sitting deals one dreadful page among three easy ones, and nobody may pick.",
        names: "Old Handwriting, Register, Ink, Parish, Two Reader, Church Book, Winter Evening, Quill",
        can: ["text", "sense", "learn", "match", "share", "past"],
      },
      {
        who: "families who meet every five years",
        pain: "the tree hangs on the wall in forty square metres and is wrong in the branch of whoever is looking",
        wish: "correct it together without a referee",
        item: "family story",
        items: "family stories",
        data: "the corrections in felt pen from the last three meetings",
        other: "the civil registers",
        number: "branches nobody present can vouch for",
        when: "between coffee and the group photograph",
        twist:
          "Children interview the oldest person they do not know, with six questions on a card; those cards are the best source in the collection.",
        names: "Felt Pen, Reunion, Cousin, Family Branch, Group Photo, Five Year, Great-Uncle, Tall Tale",
        can: ["share", "past", "match", "log", "learn"],
      },
    ],
  },
  {
    tags: ["museums", "heritage", "exhibitions"],
    label: "museums",
    lends: [
      "From museums it takes the two-line label: what {an item} is and why it matters, in fifty words, standing up.",
    ],
    scenes: [
      {
        who: "volunteers who run a one-room museum",
        pain: "visitors spend nine minutes at the butter churn and walk past the letter that explains the town",
        wish: "rearrange the room on evidence",
        item: "exhibit",
        data: "a depth sensor in the ceiling that sees only dots",
        other: "the visitors' book",
        number: "seconds in front of a case",
        when: "on the quiet Monday before the new season",
        twist:
          "Cases swap places for a week at random, so that a good object can be told from a good corner.",
        names: "One Room, Showcase, Quiet Monday, Museum, Visitor, Glass Case, Exhibit Label, Lingering",
        can: ["sense", "log", "learn", "match", "guess"],
      },
    ],
  },
  {
    tags: ["archaeology", "excavation"],
    label: "archaeology",
    lends: [
      "From archaeologists it takes the layer: {items} that were found together stay together, whatever they turn out to be.",
    ],
    scenes: [
      {
        who: "diggers on a rescue excavation",
        pain: "the digger comes on Monday, and the context sheets are wet, in three handwritings and partly in a pocket",
        wish: "record a pit before it becomes a car park",
        item: "find",
        data: "photographs with a scale bar and a muttered description",
        other: "the section drawings on film",
        number: "finds without a layer",
        when: "at four on a Friday in the rain",
        twist: "It insists on the relation above or below first; everything else can be reconstructed later.",
        names: "Trench, Finds Tray, Potsherd, Rescue Dig, Trowel, Layer, Friday Rain, Scale Bar",
        can: ["log", "sense", "past", "text", "match"],
      },
    ],
  },
  {
    tags: ["retrocomputing", "vintage-computing", "demoscene"],
    label: "retrocomputing",
    lends: [
      "From old computers it takes the fixed memory map: all {items} fit into 64 kilobytes, and the tool shows how many are left.",
    ],
    scenes: [
      {
        who: "owners of home computers from 1983",
        pain: "a machine that dies takes its faults with it, and each owner finds the same bad capacitor alone",
        wish: "repair theirs before the plastic cracks",
        item: "dead board",
        data: "voltages measured at twelve test points",
        other: "the schematics scanned from magazines",
        number: "test points off by more than a tenth",
        when: "with the lid off and a smell in the air",
        twist: "The order of the tests is set by what breaks with age and not by what was designed to fail.",
        names: "Test Point, Capacitor, Home Computer, Solder, Eight Bit, Circuit, Motherboard, Voltage",
        can: ["fault", "past", "sense", "share", "learn"],
      },
      {
        who: "archivists of type-in listings",
        pain: "the listing in the magazine has a misprint, and the correction appeared two issues later on page ninety",
        wish: "run the game as its author meant it",
        item: "listing",
        data: "scanned magazine pages in dot-matrix print",
        other: "the letters pages of later issues",
        number: "characters wrong per page",
        when: "at line 2340 with a syntax error",
        twist:
          "The interpreter of the time is the spelling checker: of two readings, the one that runs is usually right.",
        names: "Type-In, Dot Matrix, Line 2340, Syntax Error, Printed Code, Magazine, Checksum, BASIC",
        can: ["text", "code", "past", "match"],
      },
    ],
  },
  {
    tags: ["emulation", "emulators"],
    label: "emulation",
    how: [
      "An emulator runs the original program untouched and exposes its memory, so that {items} are read where they were always kept.",
      "It replays recorded input through an emulator cycle by cycle, which makes every run repeatable down to the frame.",
    ],
  },
  {
    tags: ["clocks", "watches", "horology"],
    label: "clocks",
    lends: [
      "Clockmakers lend it the rate card: {items} are allowed to be off, provided that the error is steady and known.",
    ],
    scenes: [
      {
        who: "people who wind a church clock",
        pain: "it gains in frost and loses in fog, and the rector gets the telephone calls",
        wish: "set it once a month and not once a week",
        item: "winding",
        data: "a microphone beside the pendulum",
        other: "a time signal and the temperature in the tower",
        number: "seconds gained per day",
        when: "on the ladder on a Saturday morning",
        twist: "The correction is still a coin on the pendulum; the tool only says which coin.",
        names:
          "Church Clock, Pendulum, Tower, Seconds-a-Day, Clock Weight, Saturday Ladder, Escapement, Chime",
        can: ["sense", "log", "limit", "guess", "fault"],
      },
    ],
  },
];
