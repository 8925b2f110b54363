import type { Topic } from "../types";

/** Shops, offices and notes. */
export const WORK: Topic[] = [
  {
    tags: ["small-business", "business", "freelancing", "retail", "e-commerce"],
    label: "small business",
    lends: [
      "From small shops it takes the slate: what is owed on {items} is written where both sides can see it.",
    ],
    scenes: [
      {
        who: "plumbers who work alone",
        pain: "the quote is written in the van, the part is dearer by then, and the difference is their Saturday",
        wish: "send a quote before the next customer rings",
        item: "job",
        data: "voice notes from under the sink",
        other: "the wholesaler's price file",
        number: "hours between promise and bill",
        when: "in the van with wet sleeves",
        twist: "It asks for one photograph of the stopcock, since whether it turns decides the price.",
        names: "Plumber, Sink, Wet Sleeve, Invoice, Van, Copper Pipe, Callout, Voice Note",
        can: ["match", "guess", "log", "limit", "plan"],
      },
      {
        who: "owners of a second-hand bookshop",
        pain: "a box comes in, ten minutes are paid for looking at it, and the one good book is the dull grey one",
        wish: "find the grey one",
        item: "spine",
        data: "one photograph of a shelf or a box",
        other: "the asking prices and the sold prices online",
        number: "days on the shelf until sold",
        when: "with a seller waiting and double-parked",
        twist: "Asking prices lie; it counts how long the cheapest copy has been for sale.",
        names: "Bookshop, Paperback, Shelf, First Edition, Second-Hand, Book Box, Used Book, Seller",
        can: ["sense", "guess", "match", "learn"],
      },
      {
        who: "hairdressers in a village",
        pain: "an empty chair at three was cancelled at noon by a message that lay unread",
        wish: "fill a gap without begging on the internet",
        item: "appointment",
        data: "the appointment book and its crossings-out",
        other: "how often each regular comes",
        number: "minutes of empty chair per week",
        when: "with both hands in somebody's hair",
        twist:
          "The offer goes to those whose hair is due by its own rhythm, one at a time, and never as a discount.",
        names: "Salon, Empty Chair, Haircut, No-Show, Village Salon, Scissors, Crossed-Out, Chair",
        can: ["plan", "guess", "log", "limit", "share"],
      },
    ],
  },
  {
    tags: ["office-work", "email", "meetings", "collaboration"],
    label: "e-mail",
    lends: [
      "From the post it takes the second post: news of {items} arrives at two fixed hours, and in between the box is closed.",
    ],
    scenes: [
      {
        who: "people who share one office mailbox",
        pain: "everybody has read the complaint and each thinks that another has answered it",
        wish: "see at a glance what nobody has taken",
        item: "open question",
        data: "the headers and replies in a shared mailbox",
        other: "the calendar of who was there",
        number: "hours until a first real answer",
        when: "on a Friday at four",
        twist: "It can tell an answer from an acknowledgement, and only the first stops the clock.",
        names:
          "Mailbox, Friday Four, Shared Inbox, Reply, Unanswered, Subject Line, Open Thread, Office Mail",
        can: ["text", "limit", "match", "share", "log"],
      },
      {
        who: "teams that decide things in meetings",
        pain: "in March they decided against it, in June nobody remembers why, and it is decided again",
        wish: "look up the reason and not only the result",
        item: "decision",
        data: "the minutes and the messages of the day before",
        other: "what was built afterwards",
        number: "decisions taken twice",
        when: "when a newcomer asks why",
        twist: "Each decision has a sentence on what would change it, and it rings when that comes true.",
        names: "Meeting, Minutes, Second Time, Agenda, Newcomer, Old Decision, Meeting Room, Boardroom",
        can: ["text", "past", "match", "log", "limit"],
      },
    ],
  },
  {
    tags: ["calendars", "scheduling", "calendar"],
    label: "calendars",
    lends: [
      "From calendars it takes the moon: some {items} follow a rhythm of their own that no week explains, and they get a ring of their own.",
    ],
    how: [
      "It publishes {items} as an ordinary iCalendar feed, so they turn up in whatever calendar people already use.",
    ],
    scenes: [
      {
        who: "families with two households",
        pain: "two calendars agree on every week but the one with the school trip",
        wish: "find the clash in March and not on the platform",
        item: "hand-over",
        data: "the calendars of both parents and of the school",
        other: "the agreement they once signed",
        number: "clashes per school term",
        when: "on the evening before a long weekend",
        twist: "Neither side sees the other's entries, only the clash and three ways out.",
        names:
          "Two Homes, Weekend, School Bag, Half Term, Other Parent, Gym Kit, Long Weekend, Both Calendars",
        can: ["plan", "match", "limit", "share"],
      },
    ],
  },
  {
    tags: ["productivity", "time-management", "todo"],
    label: "productivity",
    lends: ["From good days it takes the early end: once three {items} are done, the tool closes itself."],
    scenes: [
      {
        who: "people whose list has grown to two hundred lines",
        pain: "each line was meant honestly, and the list has turned into a place to be ashamed of",
        wish: "throw away half of it without guilt",
        item: "task",
        data: "the age and the edits of every line",
        other: "what was really done, as the calendar shows",
        number: "days a line survives untouched",
        when: "on Monday morning with the first coffee",
        twist: "Lines fade like old receipts and can only be kept by copying them out by hand.",
        names:
          "Monday List, Stale Task, Two Hundred Line, Overdue, First Coffee, Old Chore, Backlog, Someday",
        can: ["expire", "log", "limit", "match", "guess"],
      },
    ],
  },
  {
    tags: ["note-taking", "notes", "knowledge-management"],
    label: "note-taking",
    lends: ["From note-takers it takes the index card: {an item} that does not fit on one card is two."],
    scenes: [
      {
        who: "people with ten years of notes",
        pain: "the note exists, it contradicts a later one, and neither knows of the other",
        wish: "meet their old opinions when they need them",
        item: "note",
        data: "a folder of four thousand text files",
        other: "what they wrote on the same subject elsewhere",
        number: "years between two versions of a thought",
        when: "while writing the same thing again",
        twist:
          "It shows the older note only after the new one is finished, so that two versions of a thought exist.",
        names:
          "Old Opinion, Second Thought, Text File, Ten Year, Contradiction, Forgotten Note, Notes Folder, Earlier Self",
        can: ["text", "past", "match", "log"],
      },
    ],
  },
  {
    tags: ["journaling", "diary"],
    label: "journaling",
    lends: [
      "From diaries it takes the same day last year: each of the {items} is read once more after twelve months.",
    ],
    scenes: [
      {
        who: "people who write three lines before sleep",
        pain: "after a bad month the diary is a list of bad evenings, since good ones are spent elsewhere",
        wish: "read their year as it was",
        item: "evening entry",
        items: "evening entries",
        data: "three lines a night since 2019",
        other: "the pictures taken on the same days",
        number: "good days without a line",
        when: "on the last evening of the year",
        twist: "For empty days it lays out the photographs and asks for a title, eleven months late.",
        names: "Three Line, Last Evening, Bedside, Diary, Good Day, Year's End, Nightstand, Before Sleep",
        can: ["log", "past", "text", "match"],
      },
    ],
  },
  {
    tags: ["spreadsheets", "excel"],
    label: "spreadsheets",
    how: [
      "A spreadsheet stays the place where people type; the program reads it, checks it, and writes its results to a sheet of its own.",
    ],
    scenes: [
      {
        who: "people who inherited a workbook with forty sheets",
        pain: "cell F91 was overwritten with a number in 2021, and the total has been plausible ever since",
        wish: "trust the last line again",
        item: "formula",
        data: "all saved versions of one workbook",
        other: "the figures as they were sent out",
        number: "formulas replaced by a typed number",
        when: "an hour before the figures are due",
        twist: "It reads formulas in a column as a melody and looks for the one wrong note.",
        names: "Hard-Coded, Forty Sheet, Workbook, Cell, Typed Number, Spreadsheet, Pivot, Inherited Sheet",
        can: ["code", "text", "match", "past", "fault"],
      },
    ],
  },
];
