import type { Archetype } from "../types";

/** Projects that compare, check and warn. */
export const CHECKING: Archetype[] = [
  {
    id: "reconciler",
    tag: "data-matching",
    group: "checking",
    can: ["match"],
    range: [2, 6],
    rarity: 3,
    tails: "Ledger Tally Reckoner Balance Crosscheck Audit",
    kind: ["a reconciler for {items}", "a tool that shows only where two records of {items} disagree"],
    does: [
      "lays {data} beside {other} and shows only where the two disagree",
      "finds the {items} on which {data} and {other} tell different stories",
    ],
    how: [
      "Both sides are read into one table that remembers where each value came from; rows are matched by date, place " +
        "and a forgiving comparison of names.",
      "What cannot be matched is shown and never guessed, as a short list with three answers for each line: this one, " +
        "that one, ask somebody.",
    ],
    big: [
      "Matching is learnt from the answers as a probabilistic record linkage, with its doubt printed at each pair.",
    ],
    apart: [
      "Most tools pick one source and call it the truth; {name} treats the disagreement as the useful part.",
      "A clean comparison produces no output at all, which makes it pleasant to run every day.",
    ],
    plain: "A contradiction finder",
    lines: [
      "A side-by-side check of {items}",
      "Shows where two records of {items} disagree",
      "A cross-check of {items} against a second source",
    ],
  },
  {
    id: "alarm",
    tag: "anomaly-detection",
    group: "checking",
    can: ["limit", "sense"],
    range: [4, 7],
    rarity: 3,
    tails: "Canary Sentinel Whistle Tripwire Watch Alarm",
    kind: [
      "an alarm that stays quiet until {items} look wrong",
      "a watch on {items} that is allowed two alerts a week",
    ],
    does: [
      "learns what is ordinary about {items} and speaks up only when something is not",
      "watches {data} and raises at most two alerts a week, each with its reason",
    ],
    how: [
      "It keeps ninety days of history and compares each new value from {data} with the same weekday and hour, so a " +
        "Sunday is only ever measured against Sundays.",
      "An alert says which value was expected, which one came, and how often an alert like it has been wrong.",
    ],
    big: [
      "A change-point model separates a slow drift from a sudden jump, because the two need different people.",
    ],
    apart: [
      "{name} is judged by the alarms it does not raise: when two in a row are dismissed, it moves its own threshold.",
      "It works with a budget of alerts; to raise one more it has to withdraw another, so it learns to choose.",
    ],
    plain: "A quiet alarm",
    lines: ["A quiet alarm about unusual {items}", "At most two alerts a week about {items}"],
  },
  {
    id: "linter",
    tag: "linting",
    group: "reading",
    can: ["text", "code"],
    range: [2, 5],
    rarity: 3,
    tails: "Linter Proofreader Checker Sieve Comb Redpen",
    kind: ["a linter for {items}", "a checker that reads {data} the way a tired expert would"],
    does: [
      "holds thirty small rules against {data} and points at the exact line that will cause trouble",
      "reads {data} like a spelling checker, except that it looks for mistakes that cost money",
    ],
    how: [
      "A rule is a short file with a reason, an example that passes and one that fails; the first thirty come from " +
        "mishaps that really happened.",
      "Each finding names the {item} it is about, quotes the line, and offers the smallest change that would satisfy the rule.",
    ],
    big: [
      "Rules are compiled into one automaton, so ten years of {items} are checked in the time it takes to open them.",
    ],
    apart: [
      "Every rule can be switched off, but only with a written reason, and those reasons turn into the best " +
        "documentation of the exceptions.",
      "It learns no style and has no opinions on taste; a rule without a real mishap behind it is not accepted.",
    ],
    plain: "A thirty-rule checker",
    lines: ["Thirty quick checks on {items}", "Catches costly mistakes in {items} early"],
  },
  {
    id: "diff",
    tag: "version-control",
    group: "reading",
    can: ["text", "past"],
    range: [3, 6],
    rarity: 3,
    tails: "Redline Overlay Diff Tracing Revision Palimpsest",
    kind: ["a diff viewer for {items}", "a redline for {items} that ignores what does not matter"],
    does: [
      "shows what changed between two versions of {data}, in the words of the field and not line by line",
      "keeps every version of {data} and marks the three changes that matter",
    ],
    how: [
      "It fetches {data} on a schedule, cuts what it finds into {items}, and pairs old with new by meaning before it compares " +
        "words, so a moved paragraph is a move and not a deletion.",
      "Changes are ranked by consequence: a number or a date first, a reworded sentence last, layout never.",
    ],
    big: [
      "The pairing is an assignment problem over sentence embeddings, solved once per version and cached.",
    ],
    apart: [
      "Programmers have had this for forty years; {who} have been comparing printouts.",
      "It shows who will notice a change, not only that there is one.",
    ],
    plain: "A redline tool",
    lines: ["A redline of what changed in {items}", "Shows which changes in {items} matter"],
  },
  {
    id: "meter",
    tag: "measurement",
    group: "checking",
    can: ["limit"],
    range: [2, 5],
    rarity: 2,
    tails: "Meter Gauge Counter Odometer Tallyboard Readout",
    kind: ["a running meter for {items}", "a meter that counts {number} as it happens"],
    does: [
      "counts {number} as it happens and shows how much is left",
      "keeps a running count of {number}, so that {who} need not add anything up themselves",
    ],
    how: [
      "Each {item} moves the meter at once with a rough value, which is corrected when better figures arrive from {data}.",
      "The display is one number and one arrow; behind a long press is the sum it came from, line by line.",
    ],
    apart: [
      "A rough number in time beats an exact one tomorrow, and {name} always says which of the two it is showing.",
      "It never turns red: the arrow says what to do next, which no colour can.",
    ],
    plain: "A one-number meter",
    lines: [
      "One live number that sums up {items}",
      "A running meter fed by {items}",
      "A live count of {number}",
    ],
  },
  {
    id: "secondopinion",
    tag: "peer-review",
    group: "checking",
    can: ["learn", "text"],
    range: [3, 6],
    rarity: 4,
    tails: "Jury Quorum Verdict Panel Umpire Parallax",
    kind: [
      "a second opinion on {items}",
      "a desk where two people judge {an item} before either sees the other's answer",
    ],
    does: [
      "asks two people to judge {an item} separately, and only then shows each of them the other's answer",
      "collects independent second opinions on {items} before anybody has been talked round",
    ],
    how: [
      "Two readers get the same view of {data} without names; their verdicts are locked, compared, and only then opened.",
      "Where they agree the case is closed in a minute; where they do not, it goes to a third reader with both reasons " +
        "side by side.",
    ],
    big: ["A Bayesian model of each reader's habits weighs the verdicts and chooses whom to ask next."],
    apart: [
      "Comment threads reward whoever writes first; {name} makes being first worthless.",
      "The rate of disagreement is published for each kind of {item}, an honest figure nobody had before.",
    ],
    plain: "A blind second opinion",
    lines: ["Two independent opinions on {items}", "A blind second opinion on {items}"],
  },
  {
    id: "fuzzer",
    tag: "fuzzing",
    group: "checking",
    can: ["code"],
    range: [4, 8],
    rarity: 4,
    tails: "Gremlin Crucible Shaker Gauntlet Crashtest Saboteur",
    kind: ["a test bench that hands out bad {items} on purpose", "a stress bench for {items}"],
    does: [
      "breaks {items} in two hundred realistic ways and reports which of them nobody would notice",
      "feeds damaged {items} to the programs that read them, and writes down what each one silently gets wrong",
    ],
    how: [
      "The damage is taken from real life and not from random bytes: a cut-off file, a wrong time zone, a field in the " +
        "neighbour's format.",
      "Every failure is shrunk to the smallest {item} that still shows it, small enough to paste into a bug report.",
    ],
    big: [
      "Coverage feedback from the program under test steers the next mutation, so an hour finds what a week of " +
        "random input would not.",
    ],
    apart: [
      "Crashes are easy and it hardly counts them; what {name} hunts is the wrong answer given with a straight face.",
      "Results are kept as a public table, and a fixed program moves up within the day.",
    ],
    plain: "A crash test",
    lines: ["A crash test with deliberately broken {items}", "Breaks {items} on purpose, before life does"],
  },
  {
    id: "rehearsal",
    tag: "simulation",
    group: "checking",
    can: ["code"],
    range: [3, 7],
    rarity: 4,
    tails: "Rehearsal Dry-Run Replay Walkthrough Prelude Run-Through",
    kind: ["a rehearsal room for {items}", "a dry run that says what would have happened"],
    does: [
      "lets {who} rehearse the risky part with yesterday's {items} before doing it with today's",
      "plays a planned change against recorded {items} and says what would have happened",
    ],
    how: [
      "It records {data} for a week, then replays it at ten times the speed with the change switched on and nothing " +
        "connected to the outside.",
      "The report lists only surprises: what came out differently, and the first {item} at which the two runs parted.",
    ],
    big: [
      "Replays are deterministic down to the clock and the random numbers, so a surprise can be stepped through twice.",
    ],
    apart: [
      "Test environments go stale; a recording of last week cannot.",
      "The word for a good result is boring, and the report says so in large type.",
    ],
    plain: "A dry run",
    lines: ["A dry run with yesterday's {items}", "A safe rehearsal of changes to {items}"],
  },
];
