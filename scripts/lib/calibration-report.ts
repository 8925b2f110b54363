import {
  byCosine,
  byPurpose,
  chooseThreshold,
  type MeasuredPair,
  type Rule,
  type Score,
  score,
  scoreIntervals,
} from "./calibration";

const KINDS: [string, (pair: MeasuredPair) => boolean][] = [
  ["same", ({ label }) => label === "same"],
  ["noun swaps", ({ noun_swap }) => noun_swap],
  ["other variations", ({ label, noun_swap }) => label === "variation" && !noun_swap],
  ["different", ({ label }) => label === "different"],
];

/** What `npm run calibrate` says: which thresholds to set, and how well both rules do with them and with those in use. */
export function calibrationReport(
  model: string,
  pairs: readonly MeasuredPair[],
  inUse: { cosine: number; purpose: number },
): string {
  const train = pairs.filter(({ split }) => split === "train");
  const test = pairs.filter(({ split }) => split === "test");
  const cosine = chooseThreshold(train, byCosine);
  const purpose = chooseThreshold(train, (threshold) => byPurpose(threshold, inUse.cosine));
  const rules: [string, Rule][] = [
    [`whole text alone, ${inUse.cosine} (in use)`, byCosine(inUse.cosine)],
    [`whole text alone, ${cosine} (best on train)`, byCosine(cosine)],
    [`purpose, ${inUse.purpose} (in use)`, byPurpose(inUse.purpose, inUse.cosine)],
    [`purpose, ${purpose} (best on train)`, byPurpose(purpose, inUse.cosine)],
  ];
  return [
    `Embedding model: ${model}`,
    `Pairs: ${train.length} to choose by (train), ${test.length} to score (test). A rule that calls every pair a repetition has F1 0.80.`,
    "",
    ...rules.flatMap(([name, rule]) => [
      name,
      ...[train, test].map((half) => `  ${half === train ? "train" : "test "}  ${line(half, rule)}`),
    ]),
    "",
    purpose === inUse.purpose
      ? `PURPOSE_THRESHOLD=${purpose} is in use; nothing has to be set.`
      : `Set PURPOSE_THRESHOLD=${purpose}. It is ${inUse.purpose} now.`,
    `NOVELTY_THRESHOLD=${inUse.cosine} stays: below it, different ideas on the same tags would count as copies.`,
  ].join("\n");
}

function line(pairs: readonly MeasuredPair[], rule: Rule): string {
  const scores = score(pairs, rule);
  const intervals = scoreIntervals(pairs, rule);
  const shown = (["f1", "precision", "recall"] as const).map((key: keyof Score) => {
    if (Number.isNaN(scores[key])) return `${key} –`;
    const interval = intervals[key]?.map((end) => end.toFixed(2)).join("–");
    return `${key} ${scores[key].toFixed(2)} (${interval})`;
  });
  const kinds = KINDS.map(([name, isKind]) => {
    const of = pairs.filter(isKind);
    return `${name} ${of.filter(rule).length}/${of.length}`;
  });
  return [...shown, ...kinds].join("  ");
}
