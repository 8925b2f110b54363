import type { Topic } from "../types";

/** Houses, tools and money. */
export const HOME: Topic[] = [
  {
    tags: ["home-automation", "smart-home", "home-assistant"],
    label: "home automation",
    lends: [
      "From home automation it takes the switch on the wall: anything done with {items} automatically can be undone by hand, at once, by a guest.",
    ],
    scenes: [
      {
        who: "people who live with somebody who automates the house",
        pain: "the light goes out while they are reading, and the one who could change that is on a business trip",
        wish: "overrule the house without an app",
        item: "automation",
        data: "the event log of the home server",
        other: "the wall switches pressed right afterwards",
        number: "automations undone within a minute",
        when: "in the dark, with a book",
        twist: "Every rule that is undone three times by hand goes to sleep and has to ask to be woken.",
        names:
          "Light Switch, Smart Home, Dark Hallway, House Rule, Undone Rule, Other Half, Reading Light, Doorbell",
        can: ["log", "code", "match", "limit", "fault"],
      },
    ],
  },
  {
    tags: ["repair", "right-to-repair", "maintenance"],
    label: "repair",
    lends: [
      "From repairers it takes the tray: everything that was taken off {an item} lies in the order in which it came off.",
    ],
    scenes: [
      {
        who: "visitors of a repair café",
        pain: "the coffee machine has been opened by three volunteers on three Saturdays, each from the start",
        wish: "have the third attempt begin where the second ended",
        item: "broken appliance",
        data: "the slips filled in at the table",
        other: "the exploded drawings of the spare part shops",
        number: "minutes until the first screw",
        when: "with the queue out of the door",
        twist: "The slip asks what it did last; people remember the sound better than the fault.",
        names:
          "Repair Café, Toaster, First Screw, Loose Wire, Broken Kettle, Saturday Repair, Mended Thing, Screwdriver",
        can: ["fault", "learn", "share", "log", "text"],
      },
      {
        who: "owners of a washing machine that shows E18",
        pain: "the code means blocked drain on one model and dead board on the next",
        wish: "know whether to get a screwdriver or a van",
        item: "fault code",
        data: "repair reports from nine hundred kitchens",
        other: "the makers' service bulletins",
        number: "the odds that it is a coin in the pump",
        when: "with a drum full of water and towels",
        twist:
          "It starts with what costs nothing, and the order is settled by a table of odds and not by the manual.",
        names: "E18, Washing Machine, Pump, Drum, Coin, Wet Towel, Error Code, Drain",
        can: ["fault", "match", "text", "learn", "guess"],
      },
    ],
  },
  {
    tags: ["electronics", "circuits", "pcb"],
    label: "electronics",
    lends: [
      "From electronics it takes the test point: between any two steps with {items} there is a place to put a probe.",
    ],
    scenes: [
      {
        who: "hobbyists with drawers full of salvaged parts",
        pain: "they order a resistor for the postage of a meal and own four hundred of them unsorted",
        wish: "build this weekend from what is in the drawers",
        item: "part",
        data: "photographs of open drawers",
        other: "the parts list of a circuit diagram",
        number: "parts that have to be bought after all",
        when: "on a Friday evening after the shop has closed",
        twist:
          "It proposes substitutes with the sum done: two in series, one to spare, off by three per cent.",
        names: "Parts Drawer, Resistor, Salvage, Junk Box, Friday Night, Capacitor, Component, Open Drawer",
        can: ["match", "sense", "plan", "swap", "learn"],
      },
    ],
  },
  {
    tags: ["woodworking", "carpentry", "furniture"],
    label: "woodworking",
    lends: [
      "From woodworkers it takes the story stick: lengths of {items} are carried over on a marked stick, and no number is read twice.",
    ],
    scenes: [
      {
        who: "cabinet makers with one long board",
        pain: "the cutting plan wastes little and runs the grain of the doors in two directions",
        wish: "waste a little more and be proud of the doors",
        item: "cut",
        data: "photographs of both faces of each board",
        other: "the cutting list from the drawing",
        number: "per cent of wood left over",
        when: "before the first cut",
        twist: "Knots are treated as guests: some are invited into the middle of a panel.",
        names: "Plank, Offcut, Long Board, Sawcut, Grain, Veneer, First Cut, Timber",
        can: ["plan", "sense", "limit", "match", "guess"],
      },
      {
        who: "members of a shared workshop",
        pain: "the planer blade is blunt, and everyone assumes it was blunt before",
        wish: "share sharp tools without a court of law",
        item: "machine hour",
        data: "the sound and current of the machine under load",
        other: "the booking sheet on the door",
        number: "metres planed since the last sharpening",
        when: "with an oak board on the table",
        twist: "The machine hears a nail before anybody sees the nick, and asks whoever is there, kindly.",
        names: "Planer, Workshop, Blunt Blade, Bandsaw, Sawdust, Sharpening, Oak, Shared Machine",
        can: ["sense", "share", "limit", "log", "expire", "fault"],
      },
    ],
  },
  {
    tags: ["personal-finance", "finance", "budgeting", "money"],
    label: "personal finance",
    lends: [
      "From household accounts it takes the envelope: {items} are divided up beforehand, and an empty envelope is an answer.",
    ],
    scenes: [
      {
        who: "couples who earn unequally",
        pain: "fifty-fifty feels unfair to one and a percentage feels like pocket money to the other",
        wish: "settle it once a year and not in the supermarket",
        item: "shared expense",
        data: "exports from two banks and a shoe box",
        other: "what each of them remembers paying",
        number: "euros owed after a year",
        when: "on New Year's Day with the tea still hot",
        twist:
          "It shows five fair rules with the same receipts; people choose the rule before they see the sum.",
        names:
          "Household, Unequal Pay, Shared Purse, New Year, Couple's, Joint Account, Fair Share, Kitchen Table",
        can: ["match", "plan", "log", "limit", "guess"],
      },
      {
        who: "people with an irregular income",
        pain: "budget apps begin on the first of the month, and their money comes on the nineteenth or not at all",
        wish: "know how long it will last",
        item: "payment",
        data: "three years of bank statements",
        other: "the invoices that are still open",
        number: "days until the account is empty",
        when: "before saying yes to a dentist",
        twist: "It counts in days and not in money: a new bicycle costs eleven days.",
        names: "Lean Month, Rainy Day, Freelance, Dentist, Empty Account, Next Invoice, Payday, Bank Balance",
        can: ["guess", "limit", "log", "plan", "match"],
      },
    ],
  },
];
