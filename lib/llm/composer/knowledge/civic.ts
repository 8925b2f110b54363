import type { Topic } from "../types";

/** Towns, houses and law. */
export const CIVIC: Topic[] = [
  {
    tags: ["local-government", "municipality", "government", "democracy"],
    label: "local government",
    lends: [
      "From town halls it takes the public notice: every change to {items} hangs out for two weeks before it counts.",
      "Local government lends it the standing order: who may propose, amend and close {items} is written down before the first quarrel.",
    ],
    scenes: [
      {
        who: "residents who follow one planning dispute",
        pain: "the decision is in annex seven of an agenda published on Friday evening",
        wish: "be in the room when their street comes up",
        item: "agenda item",
        data: "the agendas and annexes on the council's website",
        other: "the minutes of the meeting afterwards",
        number: "days between publication and decision",
        when: "on the Friday before a Tuesday meeting",
        twist:
          "It reads the file dates inside the documents, which show which annex was finished long before it was published.",
        names:
          "Planning, Agenda, Tuesday Meeting, Annex, Site Notice, Town Hall, Friday Notice, Planning File",
        can: ["text", "past", "limit", "match", "code"],
      },
      {
        who: "newly elected councillors",
        pain: "they vote on a budget of nine hundred pages in their fourth week in office",
        wish: "ask one good question about the line that matters",
        item: "budget line",
        data: "nine years of municipal budgets as tables",
        other: "the accounts as they were closed",
        number: "euros between plan and outcome",
        when: "on the night before the vote",
        twist:
          "Lines that never change are put first: a figure that stays the same for nine years is a figure nobody has looked at.",
        names: "Budget, Council, Night Before, Town Purse, Nine Year, Spending, Councillor, Budget Night",
        can: ["match", "past", "text", "learn", "guess"],
      },
      {
        who: "town clerks in places with four staff",
        pain: "the same letter about hedges is answered forty times a year from memory",
        wish: "answer once and well",
        item: "enquiry",
        items: "enquiries",
        data: "the letters of the last six years",
        other: "the bylaws in force",
        number: "minutes per answer",
        when: "on the first warm Monday of the year",
        twist:
          "It counts which bylaw causes the letters, and once a year hands the council the three that should be rewritten.",
        names: "Town Clerk, Form Letter, Counter, Reply, Warm Monday, Permit, Small Town, Old Answer",
        can: ["text", "past", "log", "learn", "share"],
      },
    ],
  },
  {
    tags: ["civic-tech", "open-government", "transparency"],
    label: "civic tech",
    lends: [
      "Civic tech contributes the right to object: anybody affected can attach one sentence to any of the {items}, and it stays attached.",
    ],
    scenes: [
      {
        who: "people who report broken street lamps",
        pain: "the report is closed as passed on, and the lamp stays dark until spring",
        wish: "learn what became of their report",
        item: "report",
        data: "the public reports of the city's fault portal",
        other: "what walkers see when they pass again",
        number: "days from report to light",
        when: "on the way home in December",
        twist: "A lamp counts as repaired when two people have seen it burn, and not when a ticket says so.",
        names: "Street Lamp, Dark Corner, Lamp Post, December, Fault, Night Walk, Burnt Bulb, Way Home",
        can: ["map", "match", "log", "share", "limit"],
      },
    ],
  },
  {
    tags: ["open-data", "public-data", "statistics"],
    label: "open data",
    lends: [
      "From open data it takes the licence line: every figure about {items} carries its source, its date and what may be done with it.",
    ],
    how: [
      "Everything it publishes about {items} is open data under a plain licence, as a dated CSV file at an address that never changes.",
      "It joins published open data to {data} by place and date, and the join is a script that others can run.",
    ],
  },
  {
    tags: ["housing", "tenants", "real-estate"],
    label: "housing",
    lends: [
      "From tenants' associations it takes the inventory on the first day: {items} are recorded with both parties present, before there is anything to dispute.",
    ],
    scenes: [
      {
        who: "tenants who got a service charge bill",
        pain: "the caretaker is charged twice under two names, and the inspection of the receipts costs half a day's leave",
        wish: "object to the right three lines before the deadline",
        item: "charge",
        data: "the annual statements of one building",
        other: "the statements of the building next door",
        number: "euros per square metre",
        when: "with three weeks left to object",
        twist:
          "Houses of one landlord are compared with each other, because the same lift cannot cost three different sums.",
        names:
          "Service Charge, Tenant, Objection, Heating Bill, Three Week, Stairwell, Annual Bill, Caretaker",
        can: ["match", "text", "limit", "past", "share", "learn"],
      },
      {
        who: "people in a house with damp walls",
        pain: "the landlord says to air more and the tenant says the wall is wet, and both have a hygrometer",
        wish: "settle whether it is the wall or the window",
        item: "damp spot",
        data: "a pair of sensors in the room and on the wall",
        other: "the tenant's airing habits as the window contact saw them",
        number: "grams of water per cubic metre",
        when: "on a cold morning with the mirror fogged",
        twist:
          "Absolute humidity is compared with the air outside; if the room gains water with the window open, it comes from the wall.",
        names: "Damp Wall, Mould, Foggy Mirror, Dew Point, Window, Cold Corner, Wet Wall, Condensation",
        can: ["sense", "match", "fault", "log", "limit"],
      },
    ],
  },
  {
    tags: ["legal", "law", "legaltech", "contracts"],
    label: "legal work",
    lends: [
      "From lawyers it takes the burden of proof: for every claim about {items} it is settled beforehand who has to show what.",
    ],
    scenes: [
      {
        who: "small charities that sign standard contracts",
        pain: "the new version arrives with greetings, and clause fourteen has grown a sentence",
        wish: "know what they are signing this time",
        item: "clause",
        data: "all versions of the contracts ever signed",
        other: "the model terms of their umbrella body",
        number: "days of notice in a clause",
        when: "at the bottom of the last page",
        twist: "Clauses are shown by who may end what and when, since that is where surprises live.",
        names: "Contract, Small Print, Last Page, Notice Period, Redraft, Signature, Renewal, Charity Clause",
        can: ["text", "match", "past", "code", "expire"],
      },
      {
        who: "advisers in a refugee law clinic",
        pain: "a deadline runs from the day a letter was delivered, which is on the envelope that went into the bin",
        wish: "never lose an appeal to the calendar",
        item: "official letter",
        data: "photographs of envelopes and first pages",
        other: "the case files at the office",
        number: "days left to appeal",
        when: "with a queue down the stairs on a Wednesday",
        twist:
          "People are asked to photograph the envelope before opening it, and a poster in six languages says only that.",
        names: "Appeal, Envelope, Deadline, Law Clinic, Postmark, Asylum, First Page, Staircase Queue",
        can: ["expire", "text", "limit", "share", "match"],
      },
    ],
  },
];
