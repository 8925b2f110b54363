import type { Archetype } from "../types";

/** Projects that bring people, places and knowledge together. */
export const SHARING: Archetype[] = [
  {
    id: "swap",
    tag: "sharing",
    group: "sharing",
    can: ["swap"],
    range: [3, 6],
    rarity: 3,
    tails: "Exchange Swap Barter Bazaar Swapshop Trade",
    kind: [
      "a swap list for {items} with no money in it",
      "an exchange for {items} that finds rings of three",
    ],
    does: [
      "lets {who} swap {items} without money, in rings of three or four",
      "finds the swap that nobody could see: one person's spare {items} for another's, by way of a third",
    ],
    how: [
      "Everybody lists what they can spare and what they lack; a search over the offers finds short rings in which each " +
        "person gives to the next.",
      "A ring holds for two days and then dissolves, so nobody waits for the slowest; {data} can settle what condition a " +
        "thing is in.",
    ],
    apart: [
      "Marketplaces need a price for everything; a ring needs only that each of three people is a little better off.",
      "There are no ratings: the next ring simply prefers people whose last one was completed.",
    ],
    plain: "A money-free swap ring",
    lines: ["A money-free swap of spare {items}", "Three-way swaps of spare {items} without money"],
  },
  {
    id: "rota",
    tag: "scheduling",
    group: "sharing",
    can: ["share"],
    range: [3, 6],
    rarity: 3,
    tails: "Rota Roster Carousel Rotation Pinwheel Duty",
    kind: ["a rota that remembers who did what last time", "a fair rota for {items}"],
    does: [
      "shares out the work around {items} so that nobody is asked twice in a row",
      "keeps a fair rota for {items} and accepts a no without asking why",
    ],
    how: [
      "Each turn has a weight that the group sets together, since a wet Sunday counts for more than a dry Tuesday; the " +
        "next turn goes to whoever carries least.",
      "A no costs nothing and moves the turn on at once by text message; no account, no app, no excuse needed.",
    ],
    big: [
      "A solver looks eight weeks ahead, so that holidays and sick days do not land on the same two people.",
    ],
    apart: [
      "The ledger of turns is open to everybody, which ends most arguments before they start.",
      "It assumes people forget and fall ill; a plan that only works with perfect attendance is rejected at the outset.",
    ],
    plain: "A fair rota",
    lines: ["A fair rota around shared {items}", "Fair turns around {items} without an argument"],
  },
  {
    id: "map",
    tag: "maps",
    group: "sharing",
    can: ["map"],
    range: [3, 6],
    rarity: 2,
    tails: "Atlas Map Waymark Chart Compass Wayfinder",
    kind: ["a shared map of {items} on which old pins fade", "a map of {items} drawn by those who need it"],
    does: [
      "draws a map of {items} on which every pin fades until somebody has seen it again",
      "shows {who} where {items} are today, with the age of every answer",
    ],
    how: [
      "A pin carries a date, a photograph and a half-life; passing by and tapping it once renews it, and a pin nobody " +
        "renews goes pale and then away.",
      "The base is OpenStreetMap, extended with {data}; the whole of one town fits into a file of six megabytes and works " +
        "without reception.",
    ],
    big: [
      "Edits travel as conflict-free records, so two people without reception can draw the same street and merge later.",
    ],
    apart: [
      "Most maps are confident about things that closed years ago; {name} shows its own doubt.",
      "The fading does the moderating: nobody has to delete anything.",
    ],
    plain: "A map with fading pins",
    lines: ["A living map of today's {items}", "A shared map of {items} that stays current"],
  },
  {
    id: "census",
    tag: "citizen-science",
    group: "sharing",
    can: ["map"],
    range: [4, 8],
    rarity: 4,
    tails: "Census Headcount Survey Muster Count Tallyman",
    kind: ["a counting day for {items}", "a citizen count of {items} that measures its own error"],
    does: [
      "holds a one-day count of {items} in which every tenth spot is counted twice, by strangers",
      "turns a scattered group of {who} into a census of {items} with honest error bars",
    ],
    how: [
      "Volunteers get a ten-minute beat and a tally screen with large buttons; every tenth beat is given to two of them " +
        "who do not know of each other.",
      "The double counts tell how much is missed, and that correction is applied in public, with the raw tallies beside it.",
    ],
    big: [
      "A hierarchical model joins beats, weather and observer, and publishes an estimate of {number} with its interval.",
    ],
    apart: [
      "Most volunteer counts hide how wrong they are; {name} puts its error on the front page.",
      "It is one day a year, announced like a holiday, and that is why people come.",
    ],
    plain: "An annual counting day",
    lines: ["A yearly volunteer count of {items}", "A one-day census of {items} with error bars"],
  },
  {
    id: "commons",
    tag: "federated-learning",
    group: "sharing",
    can: ["log", "share"],
    range: [7, 10],
    rarity: 5,
    tails: "Commons Pool Alliance Co-op Consortium Union",
    kind: [
      "a data commons in which nobody hands over their data",
      "a commons for {items} where only sums travel",
    ],
    does: [
      "pools what many {who} know about {items}, although none of them hands over {data}",
      "answers questions about everybody's {items} while each record stays with its owner",
    ],
    how: [
      "What comes from {data} stays on a small node at each member's place; a question is sent to the nodes, answered there, and " +
        "only noisy sums come back, combined by secure aggregation.",
      "Federated training on the nodes improves a shared estimate of {number}, and a privacy budget shows how much each " +
        "question costs.",
    ],
    apart: [
      "Members vote on the questions, not on the data, and an answer is refused when fewer than twelve nodes took part.",
      "It turns privacy from a promise into arithmetic that any member can check.",
    ],
    plain: "A private data commons",
    lines: ["A private data commons about {items}", "Shared answers about {items} without shared data"],
  },
  {
    id: "mesh",
    tag: "mesh-networking",
    group: "sharing",
    can: ["share", "map"],
    all: true,
    range: [7, 10],
    rarity: 5,
    tails: "Mesh Semaphore Relay Beacon Airwave Hopline",
    kind: [
      "a mesh that carries news of {items} when the network is down",
      "a network of neighbours for {items}",
    ],
    does: [
      "carries news of {items} from house to house by radio when the network is down",
      "lets {who} find each other's {items} over a mesh that needs no provider",
    ],
    how: [
      "Small LoRa radios pass on signed messages of at most two hundred bytes; each node holds a replica that merges as a " +
        "CRDT whenever two of them meet.",
      "What is sent is decided by need: an offer of {items} travels three hops, a call for help as far as it can.",
    ],
    apart: [
      "It is used every ordinary day for small things, so that it works on the one bad day.",
      "Coverage grows by lending a radio to the neighbour behind the hill, and the map says which hill that is.",
    ],
    plain: "A neighbourhood radio mesh",
    lines: ["News of {items} by neighbourhood radio", "A provider-free radio mesh that announces {items}"],
  },
  {
    id: "questiondesk",
    tag: "retrieval",
    group: "reading",
    can: ["text"],
    range: [4, 7],
    rarity: 3,
    tails: "Desk Clerk Oracle Footnote Helpdesk Lectern",
    kind: [
      "a question desk that answers only from {data}",
      "a clerk for {items} that would rather say nothing than guess",
    ],
    does: [
      "answers questions about {items} from nothing but {data}, and quotes the line each answer rests on",
      "finds the sentence in {data} that settles a question about {items}, or says that there is none",
    ],
    how: [
      "{Data} can be cut into passages and indexed twice, by words and by meaning; an answer may only be built from the " +
        "five passages found, and each of its sentences carries a reference.",
      "A second pass tries to strike out every sentence that its passage does not support; what survives is the answer.",
    ],
    big: [
      "A held-out set of two hundred questions, a quarter of them unanswerable, is run on every change of the pipeline.",
    ],
    apart: [
      "Its best feature is the list of questions it could not answer, handed each month to somebody who can.",
      "A short answer with a page number beats a fluent one: {name} is tuned for being checked.",
    ],
    plain: "A source-quoting question desk",
    lines: ["Sourced answers to questions about {items}", "A reference desk that quotes {items} exactly"],
  },
  {
    id: "plainwords",
    tag: "plain-language",
    group: "reading",
    can: ["text"],
    range: [3, 6],
    rarity: 3,
    tails: "Gloss Primer Interpreter Decoder Reader Plainspeak",
    kind: ["a translator from {data} into plain sentences", "a reader's companion to {items}"],
    does: [
      "rewrites {data} in plain sentences, next to the original and with nothing left out",
      "explains {items} one clause at a time, at the reader's own pace",
    ],
    how: [
      "The original stays on the left; each sentence on the right is tied to the words it stands for, and words without a " +
        "counterpart are marked so that omissions show.",
      "A glossary grows from use: a term clicked by five people gets a definition written by the sixth, who knew it.",
    ],
    apart: [
      "Summaries leave things out and never say which; here an omission is drawn in yellow.",
      "It is measured with readers, who must answer three questions about {an item} afterwards.",
    ],
    plain: "A plain-language companion",
    lines: ["A plain-language companion to {items}", "Puts {items} into plain words, omitting nothing"],
  },
];
