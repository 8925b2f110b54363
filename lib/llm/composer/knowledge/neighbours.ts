import type { Topic } from "../types";

/** People who look after each other. */
export const NEIGHBOURS: Topic[] = [
  {
    tags: ["volunteering", "volunteers", "mutual-aid"],
    label: "volunteering",
    lends: [
      "From volunteer groups it takes the thank-you: whoever last touched one of the {items} hears once what became of it.",
    ],
    scenes: [
      {
        who: "coordinators of a food bank",
        pain: "eighty people have offered help, and it is always the same seven who come",
        wish: "ask each person for the one thing they like doing",
        item: "shift",
        data: "the replies to three years of group messages",
        other: "the sign-in sheet at the door",
        number: "days since somebody was last asked",
        when: "on a Thursday with two drivers ill",
        twist:
          "Being asked counts and not being there: those who left say that nobody had asked them for a year.",
        names:
          "Food Bank, Sick Driver, Thursday, Volunteer, Quiet Helper, Van Driver, Last Asked, Shift Swap",
        can: ["share", "plan", "match", "log", "guess"],
      },
    ],
  },
  {
    tags: ["nonprofit", "charity", "fundraising"],
    label: "non-profit work",
    lends: [
      "From charities it takes the restricted fund: what was given for one purpose stays tied to it, through all of the {items}.",
    ],
    scenes: [
      {
        who: "treasurers of small associations",
        pain: "each funder wants the same money reported in other categories, and the receipts are in a shoe box",
        wish: "file three reports from one set of receipts",
        item: "receipt",
        data: "photographs of every page in the shoe box",
        other: "the bank statement",
        number: "hours per funding report",
        when: "on the last weekend before the deadline",
        twist:
          "One receipt may belong to two funders in part, and the split is written on the picture itself, in ink that an auditor can see.",
        names: "Treasurer, Shoe Box, Funding, Deadline, Audit, Grant, Small Receipt, Cash Book",
        can: ["match", "expire", "text", "log", "code"],
      },
    ],
  },
  {
    tags: ["community", "neighbourhood", "neighborhood", "social"],
    label: "community work",
    lends: [
      "From neighbourhoods it takes the notice on the door: news about {items} reaches those within two hundred steps first.",
    ],
    scenes: [
      {
        who: "people who have just moved into a block of flats",
        pain: "the tool library of the house exists, in six cellars and nobody's memory",
        wish: "borrow a drill without buying one first",
        item: "shared tool",
        data: "the notes in the lift and the messages of the house group",
        other: "what the caretaker remembers",
        number: "days from asking to drilling",
        when: "with a shelf leaning against the wall",
        twist:
          "Things are listed by floor and not by person; ringing on the second floor is easier than writing to a name.",
        names: "Power Drill, Stairwell, Ladder, Neighbour, Leaning Shelf, Lift Notice, House Group, Toolbox",
        can: ["swap", "share", "map", "log", "plan"],
      },
      {
        who: "organisers of a street party",
        pain: "the same nine tables are promised by three people, and the permit needs a drawing to scale",
        wish: "close a road once a year without losing a friend",
        item: "promise",
        data: "the chat of last year's party",
        other: "the forms of the road authority",
        number: "promises kept by noon",
        when: "two weeks before the permit is due",
        twist:
          "It schedules the clearing up first, since whoever is still there at midnight decides whether there will be a next time.",
        names: "Street Party, Potato Salad, Bouncy Castle, Bench, Noon, Permit, Trestle Table, Last Year's",
        can: ["plan", "share", "match", "limit", "text"],
      },
    ],
  },
  {
    tags: ["libraries", "library", "books", "reading"],
    label: "libraries",
    lends: [
      "From libraries it takes the shelf mark: each {item} has one place, and its neighbours there are part of what it says.",
    ],
    scenes: [
      {
        who: "librarians in a branch with two staff",
        pain: "books that are never borrowed are thrown out by a list, and the list cannot know that they are read on the spot",
        wish: "keep what is used and not only what is lent",
        item: "book",
        data: "photographs of the reshelving trolley at noon and at six",
        other: "the lending statistics",
        number: "readings without a loan",
        when: "before the annual weeding",
        twist:
          "A strip of paper on the top edge falls when a book is opened, and the strips are counted by children.",
        names: "Reshelving, Branch Library, Unlent Book, Reading Room, Shelf, Weeding, Trolley, Spine",
        can: ["match", "sense", "share", "log", "past"],
      },
    ],
  },
  {
    tags: ["elderly-care", "caregiving", "ageing", "seniors", "dementia"],
    label: "elderly care",
    lends: [
      "Carers lend it the unhurried minute: nothing about {items} times out, and every step waits as long as it has to.",
      "From care work it takes the familiar order: whatever changes about {items}, the first screen stays exactly where it was.",
    ],
    scenes: [
      {
        who: "siblings who look after a father in turns",
        pain: "the Tuesday visit repeats what the Monday visit forgot to mention",
        wish: "arrive already knowing",
        item: "visit",
        data: "two-minute voice notes recorded in the car",
        other: "the notebook on the kitchen table",
        number: "days since anybody saw him eat a warm meal",
        when: "in the car before driving off",
        twist:
          "The father can read everything, in large type, and about a third of the corrections come from him.",
        names: "Father's Visit, Sibling, Warm Meal, Voice Note, Care Turn, Car Note, Family Care, Next Visit",
        can: ["log", "share", "text", "match", "limit"],
      },
      {
        who: "people with early dementia",
        pain: "they know that they forget names and avoid the people whose names they forget",
        wish: "open the door without fear",
        item: "familiar face",
        data: "the door camera and eleven family photographs",
        other: "the week's appointments",
        number: "doors opened per week",
        when: "when the bell rings",
        twist:
          "It whispers the last thing they talked about and only then the name, as the thread matters more.",
        names: "Doorbell, Known Face, Front Door, Eleven Faces, Visitor, Friendly Face, Memory, Who's There",
        can: ["sense", "learn", "match", "past"],
      },
    ],
  },
  {
    tags: ["accessibility", "a11y", "disability", "assistive-technology"],
    label: "accessibility",
    lends: [
      "From accessibility work it takes the second channel: whatever {items} show by colour, they also say by shape or sound.",
    ],
    how: [
      "Every screen works with a keyboard, a screen reader and at four times the size, and a person who depends on it is paid to say so before each release.",
    ],
    scenes: [
      {
        who: "wheelchair users in an old town",
        pain: "the map says accessible, and the lift has been out of order for a week",
        wish: "reach the second floor on the first try",
        item: "lift",
        data: "the status displays of station lifts",
        other: "the reports of those who stood in front of them",
        number: "days out of order per year",
        when: "on the platform with a connection in nine minutes",
        twist:
          "It plans for the lift failing: each route has a last point at which turning round is still cheap.",
        names: "Broken Lift, Platform, Step-Free, Old Town, Nine Minute, Detour, Wheelchair, Station",
        can: ["map", "match", "share", "guess", "plan"],
      },
      {
        who: "blind cooks",
        pain: "the new hob has a glass surface and the oven a menu, and neither has a button",
        wish: "use the kitchen they paid for",
        item: "touch panel",
        data: "one photograph of each panel taken by a sighted visitor",
        other: "the manufacturer's manual",
        number: "millimetres between finger and field",
        when: "with something boiling over",
        twist:
          "It prints a tactile overlay, and the hole that matters most gets a notch that can be found with a wet thumb.",
        names: "Hob, Tactile, Oven Panel, Braille, Notch, Blind Kitchen, Fingertip, Touchscreen",
        can: ["sense", "learn", "text", "share"],
      },
    ],
  },
  {
    tags: ["sign-language", "deaf"],
    label: "sign language",
    lends: [
      "From sign language it takes space as grammar: {items} keep their place on the screen, and pointing there means them.",
    ],
    scenes: [
      {
        who: "hearing parents of a deaf child",
        pain: "the course teaches colours and trains, and what they need is stop, hot and where is your shoe",
        wish: "sign the forty sentences of an ordinary morning",
        item: "sign",
        data: "videos recorded by deaf signers in one region",
        other: "the national sign dictionary",
        number: "signs understood at first sight",
        when: "between the bathroom and the front door",
        twist:
          "Dialects are kept apart by town, because the child will meet the deaf club of that town first.",
        names:
          "Handshape, First Sign, Family Sign, Deaf Child, Regional Sign, Signed Word, Hand, Front Door Sign",
        can: ["learn", "sense", "match", "share"],
      },
    ],
  },
  {
    tags: ["recycling", "waste", "circular-economy"],
    label: "recycling",
    lends: [
      "From recycling it takes the sorting line: {items} pass by once, and each station takes out only the kind it knows.",
    ],
    scenes: [
      {
        who: "caretakers of large housing blocks",
        pain: "one nappy spoils a container of paper, and the fine is shared by four hundred people",
        wish: "find the day it goes wrong",
        item: "container",
        data: "a fill sensor and a photograph under each lid",
        other: "the rejection slips of the depot",
        number: "rejected containers per month",
        when: "on the Sunday after the holidays",
        twist:
          "Mistakes cluster two days after somebody moves in, so each new tenant gets one friendly visit.",
        names: "Recycling Bin, Lid, Courtyard Bin, Wrong Bin, Caretaker, After-Holiday, Full Bin, Sorting",
        can: ["sense", "limit", "match", "guess", "log"],
      },
    ],
  },
];
