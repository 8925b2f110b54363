/** First paragraphs. Every one begins with the name; the people, `{pain}` and what the project does are in each. */
export const OPENINGS: readonly string[] = [
  "{name} {does}. {Pain}. {users}",
  "{name} is {kind}: it {does}. {users} {Pain}.",
  "{name} helps {who} to {wish}. The trouble is that {pain}. That is why it {does}.",
  "{name}, {kind}, exists because {pain}. It {does}. {users}",
  "{name} begins with an observation: {pain}. {users} So it {does}.",
  "{name} is for {who}. They want to {wish}, but {pain}. So {name} {does}.",
  "{name} does one thing: it {does}. {users} The reason is plain: {pain}.",
  "{name} is made for one moment: {when}. {Pain}. {name} {does}, so that {who} can {wish}.",
  "{name} is what {who} would ask for if anybody asked them. {Pain}, and all they want is to {wish}. Hence {kind}: " +
    "{name} {does}.",
  "{name} answers a complaint of {who}: {pain}. It {does}.",
  "{name} takes the side of {who}. {Pain}; against that, it {does}.",
  "{name} is there {when}: it {does}. It was thought up for {who}, because {pain}.",
  "{name} gives {who} a way to {wish}: it {does}. Nothing of the kind is at hand today: {pain}.",
  "{name} turns on one figure, {number}. It {does}. {users} As things are, {pain}.",
  "{name} is {kind}. {Pain}. {users} So {name} {does}.",
  "{name} {does}. Behind it stands something {who} know well: {pain}.",
  "{name} spares {who} a familiar trouble, namely that {pain}. For this purpose it {does}.",
  "{name} {does}. {users} What stands in the way today is that {pain}.",
];

/** Who it is for, as a sentence of its own. */
export const USERS: readonly string[] = [
  "Its users are {who}; what they want is to {wish}.",
  "It is made for {who}, and its promise is modest: to {wish}.",
  "The first to try it would be {who}, who would like to {wish}.",
  "Ask {who}, and they will say that they want to {wish}.",
  "With its help, {who} can {wish}.",
  "The point of it is to let {who} {wish}.",
  "It is there so that {who} can {wish}.",
  "{Who} have long wanted to {wish}.",
  "What {who} would like best is to {wish}.",
];

/** For tags without a sentence of their own. */
export const PROVING_GROUNDS: readonly string[] = [
  "Its first worked examples come from {topic}, where the need was noticed.",
  "The proving ground is {topic}: whatever does not hold up there is thrown out.",
  "For {topic} it has a module of its own, with separate examples and a separate maintainer.",
  "What it knows about {topic} is kept in one plain file of rules that anybody in that field can correct.",
  "The hardest of its test cases are taken from {topic} and were suggested by people who work there.",
  "Those who come from {topic} get a setting of their own, in which {items} are named the way they would name them.",
];

export const LEFTOVERS: readonly string[] = [
  "It also makes room for {topics}, each as a small module that can be left out.",
  "Around this core there is a place for {topics}, each behind an adapter with its own tests.",
  "Later versions are to take in {topics}, one at a time and each with a user who asked for it.",
  "It is designed with {topics} in view, which decides what may be changed later and what may not.",
];

/** For a required subject that nothing else has named; each says something about the scene. */
export const FIELDS: readonly string[] = [
  "Two sources that are seldom brought together in {topic} meet in it: {other}, and {data}.",
  "Of all that could be measured in {topic}, it needs only {number}.",
  "Its measure of success is a plain figure from {topic}: {number}.",
  "There are larger problems in {topic}, but few that come down to a single figure: {number}.",
  "For {topic} it relies on an unusual witness, {data}.",
  "Where others in {topic} consult {other}, it begins with {data}.",
  "In {topic}, {number} would be a better figure than most that are quoted.",
  "It treats {topic} as a practical matter, with {number} as the test.",
  "To those in {topic} who object that {other} would do, it can show {data}.",
  "It deals with {topic} where it happens, {when}.",
  "Half of the trouble with {topic} is that nobody looks at {data}.",
  "If {topic} had a speedometer, it would show {number}.",
  "As far as {topic} goes, it stays with one pair of sources: {data} on one side, and on the other {other}.",
  "People in {topic} will ask about {number} first, and that is also what it answers first.",
  "The corner of {topic} that it works in is best entered {when}.",
  "What {topic} has always known in general becomes a particular figure here: {number}.",
];
