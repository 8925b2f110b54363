import { enumerate } from "../words";
import type { Score } from "./score-idea";

/** What in a text speaks for which complexity, 1 to 10. */
const EVIDENCE: readonly (readonly [level: number, name: string, pattern: RegExp])[] = [
  [
    1,
    "a single short file",
    /single (?:file|script)|one (?:short )?(?:file|script)\b|short script|fits into a (?:file|script)|a bookmarklet|shell script/i,
  ],
  [
    2,
    "a small tool",
    /small tool|weekend's work|one screen|two short modules|three moving parts|one local file|nine lines|three taps/i,
  ],
  [
    3,
    "an ordinary application",
    /ordinary small application|plain web app|standard (?:application|core|web app)|command-line tool|a form and an export|web app/i,
  ],
  [
    4,
    "outside services",
    /outside services?|integrat\w+|two APIs|adapters?\b|scheduled import|nightly job|OAuth|webhooks?/i,
  ],
  [4, "a solver or a matcher", /\bsolver\b|permutation test|recommender|fuzzy|OCR|crawler/i],
  [
    5,
    "components that must agree",
    /several components|four components|components (?:have to )?agree|sync protocol|job queue|background worker|offline client|contract test/i,
  ],
  [5, "hardware", /microcontroller|firmware|\bESP32\b|Raspberry Pi|LoRa|sensors?\b.{0,40}\bgateway|servo/i],
  [
    6,
    "decisions of architecture",
    /architecture|event log|projections?\b|permissions are|plugin|sandboxed|CRDT|conflict-free|append-only/i,
  ],
  [
    6,
    "statistical models",
    /Bayesian|hierarchical model|Kalman|gradient-boosted|record linkage|change-point/i,
  ],
  [
    7,
    "machine learning",
    /machine-learning pipeline|classifier is trained|convolutional|fine-tuned|training job|contrastive|neural network|vector index|model registry/i,
  ],
  [
    7,
    "distributed parts",
    /distributed (?:over|system|store)|peer to peer|\breplica\b|federated|secure aggregation|split of the network|\bmesh\b/i,
  ],
  [
    8,
    "several services with advanced algorithms",
    /several services|feature store|graph neural|sensor fusion|fault-injection|constraint optimiser|ensemble Kalman|distributed pipeline|several hundred (?:places|devices|neighbourhoods)|probabilistic model|two towns|fine-tuned model for each/i,
  ],
  [
    9,
    "a major engineering effort",
    /major engineering|custom (?:firmware|inference)|formally verified|formal verification|hardware-in-the-loop|distilled (?:onto|to run)|differentiable simulator|two years|forty institutions|twelve institutions|adversary|hostile|real time|estimate its own error without labels|specified together|causal model that/i,
  ],
  [
    10,
    "an open research question",
    /open (?:research question|problem)|unsolved|not known (?:how|if)|no known method|nobody knows if|research plan|rival hypotheses/i,
  ],
];

/**
 * The complexity's score: the two highest pieces of evidence count, the highest three parts to one, plus a
 * quarter for each further one at or above 6. A single file caps it at 2 unless something above 6 is claimed,
 * a small tool at 4. Without evidence it is 3, an ordinary small application.
 */
export function scoreComplexity(idea: string): Score {
  const evidence = EVIDENCE.filter(([, , pattern]) => pattern.test(idea)).sort((a, b) => b[0] - a[0]);
  const names = (list: typeof evidence) => enumerate([...new Set(list.map(([, name]) => name))]);
  const [first, second, ...rest] = evidence;
  if (!first) {
    return {
      score: 3,
      reasoning: "No part of it is unusual to build; an ordinary small application would do.",
    };
  }
  const high = rest.filter(([level]) => level >= 6).length;
  const blended = (3 * first[0] + (second?.[0] ?? first[0])) / 4 + high / 4;
  const least = evidence.at(-1)?.[0] ?? 10;
  const cap = least <= 1 && first[0] < 7 ? 2 : least <= 2 && first[0] < 6 ? 4 : 10;
  const score = Math.min(10, Math.max(1, Math.round(Math.min(blended, cap))));
  const only = evidence.length === 1 && first[0] <= 1 ? 1 : score;
  const held = cap < blended ? `, held down by ${names(evidence.slice(-1))}` : "";
  return { score: only, reasoning: `The work lies in ${names(evidence.slice(0, 3))}${held}.` };
}
