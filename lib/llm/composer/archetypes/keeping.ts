import type { Archetype } from "../types";

/** Projects that write things down and keep them. */
export const KEEPING: Archetype[] = [
  {
    id: "notebook",
    tag: "logging",
    group: "keeping",
    can: ["log"],
    range: [1, 4],
    rarity: 2,
    tails: "Notebook Logbook Diary Daybook Journal Pocketbook",
    kind: ["a field notebook that takes three taps an entry", "a logbook with one line for each {item}"],
    does: [
      "records {an item} in three taps and asks for nothing else",
      "keeps a logbook of {items} that can be filled in with one thumb",
    ],
    how: [
      "An entry is a time, {an item} and one free line; whatever can be read from {data} is filled in later, " +
        "so nobody types at the wrong moment.",
      "Once a week it sorts the entries and reads back three things that have changed, in whole sentences.",
    ],
    big: [
      "Entries made on two devices at once are merged field by field instead of asking which copy to keep.",
    ],
    apart: [
      "{name} has no streaks, points or reminders: a week without an entry is a week without an entry.",
      "Where other logs grow more fields every year, {name} deletes a field nobody has used for sixty days.",
    ],
    plain: "A three-tap logbook",
    lines: ["A three-tap logbook of {items}", "A one-thumb record of {items}"],
  },
  {
    id: "letter",
    tag: "newsletters",
    group: "keeping",
    can: ["log", "text", "past"],
    range: [2, 4],
    rarity: 3,
    tails: "Letter Dispatch Gazette Postcard Bulletin Weekly",
    kind: [
      "a weekly letter about {items}",
      "a letter that arrives on Sunday and says what {items} did all week",
    ],
    does: [
      "writes {who} one letter a week about their {items}, and nothing in between",
      "boils a week of {items} down to a letter that takes two minutes to read",
    ],
    how: [
      "A nightly job collects what is new in {data}, ranks it by how far it departs from the last eight weeks, and " +
        "drops everything below the fold.",
      "The letter has a fixed form: what changed, what did not although it was expected to, and one question that " +
        "can be answered by replying.",
    ],
    apart: [
      "There is no dashboard to visit; the letter is the whole interface, and its replies are the settings.",
      "The most read part will be what did not happen, which no dashboard shows.",
    ],
    plain: "One Sunday letter",
    lines: ["One Sunday letter about {items}", "A two-minute weekly letter about {items}"],
  },
  {
    id: "handover",
    tag: "documentation",
    group: "keeping",
    can: ["share"],
    range: [2, 5],
    rarity: 4,
    tails: "Handover Folder Understudy Stand-In Successor Baton",
    kind: ["a handover folder for {items}", "a folder from which a stand-in could take over tomorrow"],
    does: [
      "packs what one person knows about {items} into a folder that a stand-in could use tomorrow",
      "asks {who} one small question a day until somebody else could do their job with {items}",
    ],
    how: [
      "It asks a single question each day, picks the next from the gaps in the answers so far, and links every answer " +
        "to the place in {data} that it is about.",
      "Twice a year somebody who has never done the work walks through the folder, and each spot where they get stuck " +
        "becomes the next question.",
    ],
    apart: [
      "Wikis are written by those who already know; {name} is tested by somebody who does not.",
      "Its measure is not the number of pages but how many minutes a stranger needs to get going.",
    ],
    plain: "A handover folder",
    lines: ["A handover folder that explains {items}", "A stand-in's guide to {items}"],
  },
  {
    id: "expiry",
    tag: "reminders",
    group: "keeping",
    can: ["expire"],
    range: [1, 4],
    rarity: 3,
    tails: "Countdown Hourglass Deadline Clock Calendar Sundial",
    kind: ["an expiry calendar for {items}", "a calendar that counts backwards for {items}"],
    does: [
      "gives every {item} a last good day and sorts the world by it",
      "tells {who} which of their {items} will run out first, and what can still be done about it",
    ],
    how: [
      "Each {item} gets a date with a margin, worked out from {data}; the list shows only what falls inside the next " +
        "fortnight.",
      "A date that passes is never just struck out: it asks once whether the guess was too early or too late, and " +
        "shifts the margin for things of the same sort.",
    ],
    apart: [
      "Ordinary reminders nag on the day; {name} speaks while there is still a choice.",
      "The margins are its memory: after a season they belong to this household and no other.",
    ],
    plain: "An early-warning calendar",
    lines: ["An early warning before {items} run out", "A countdown that sorts {items} by urgency"],
  },
  {
    id: "rescue",
    tag: "preservation",
    group: "keeping",
    can: ["past"],
    range: [3, 6],
    rarity: 3,
    tails: "Ark Rescue Lifeboat Strongbox Salvage Keepsake",
    kind: ["a rescue kit for {items}", "an ark for {items} before they are lost"],
    does: [
      "saves {items} while somebody can still say what they mean",
      "moves {items} out of {data} into plain files that will open in thirty years",
    ],
    how: [
      "It copies what it finds in {data} bit for bit, writes a checksum beside it, and only then makes a readable " +
        "version.",
      "For each {item} it records who told us about it and how sure they were, so that a later reader can weigh one " +
        "account against another.",
    ],
    big: [
      "Three copies in different hands check each other's checksums every month and repair what has rotted.",
    ],
    apart: [
      "Archives keep the object; {name} also keeps the explanation, recorded while there is still somebody to give it.",
      "It never tidies: the odd spelling and the coffee stain are part of the record.",
    ],
    plain: "A plain-file rescue kit",
    lines: ["Rescues {items} before the last witness forgets", "A rescue kit that keeps {items} readable"],
  },
  {
    id: "custody",
    tag: "provenance",
    group: "keeping",
    can: ["swap"],
    range: [6, 9],
    rarity: 4,
    tails: "Seal Notary Witness Custody Signature Provenance",
    kind: ["a chain of custody for {items}", "a signed history that travels with each {item}"],
    does: [
      "gives each {item} a signed history that no single party can rewrite",
      "lets {who} prove where {an item} has been and who vouched for it",
    ],
    how: [
      "Every hand-over is a signed line in an append-only log; a Merkle tree over the day is printed as a short code " +
        "that anybody can keep on paper.",
      "Claims from {data} and from {other} stand side by side with their signatures, so a contradiction stays visible " +
        "instead of being overwritten.",
    ],
    big: [
      "Logs of neighbouring groups witness each other, which makes quiet edits detectable without a blockchain.",
    ],
    apart: [
      "It needs no token and no central registry: a printed code and two honest neighbours are enough.",
      "{name} does not say who is right; it makes it impossible to have said something else.",
    ],
    plain: "A tamper-evident record",
    lines: ["A tamper-evident history of {items}", "Signed proof of where {items} have been"],
  },
  {
    id: "timemachine",
    tag: "timelines",
    group: "keeping",
    can: ["past"],
    range: [4, 8],
    rarity: 4,
    tails: "Rewind Slider Yearbook Strata Timeline Flashback",
    kind: ["a time machine over {data}", "a slider that shows {items} as they were in any year"],
    does: [
      "puts {data} on a slider, so that {who} can see any year as it was",
      "reconstructs what was known about {items} on any given day, mistakes included",
    ],
    how: [
      "Every fact is stored with two dates, when it was true and when somebody wrote it down; moving the slider is a " +
        "query over both.",
      "Gaps are drawn as gaps, in grey, with the name of the record that would fill them.",
    ],
    big: [
      "A bitemporal index keeps the slider smooth over millions of facts, and late corrections never erase what " +
        "people believed at the time.",
    ],
    apart: [
      "Other archives show the present state of knowledge; {name} can also show what people wrongly believed at the " +
        "time, which explains what they did.",
      "Half of the pleasure is in the grey gaps: they turn readers into searchers.",
    ],
    plain: "A year-by-year time machine",
    lines: ["A year-by-year slider through {items}", "Shows {items} as they were in any year"],
  },
  {
    id: "format",
    tag: "file-formats",
    group: "keeping",
    can: ["code", "log", "share"],
    range: [4, 8],
    rarity: 4,
    tails: "Format Alphabet Grammar Schema Notation Markup",
    kind: ["an open file format for {items} with a small reference reader", "a shared notation for {items}"],
    does: [
      "defines one plain file format for {items}, and comes with a reader, a checker and forty example files",
      "gives {who} a notation for {items} that a person can read and a program can check",
    ],
    how: [
      "The format is a text file with one block per {item}; unknown fields must be kept by every program that touches " +
        "it, which is the rule most formats forget.",
      "Importers turn {data} and {other} into it, and a round-trip test proves that nothing is lost on the way back.",
    ],
    big: [
      "A property-based test suite generates awkward files by the thousand, and every reader is scored in public.",
    ],
    apart: [
      "It begins with the forty awkward examples and not with a committee: whatever cannot express them is not adopted.",
      "Nobody has to switch programs to use {name}; leaving any of them becomes possible.",
    ],
    plain: "An open file format",
    lines: ["An open file format that describes {items}", "A plain notation that keeps {items} portable"],
  },
];
