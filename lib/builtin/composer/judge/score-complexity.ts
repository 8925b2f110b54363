import { enumerate } from "../text/english";
import type { Score } from "./score-idea";

/** Terms that speak for a complexity of 1 to 10. */
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
 * Blends the two highest pieces of evidence three to one, and adds a quarter for each further one from 6 up. A
 * single file caps the score at 2 and a small tool at 4, unless the text also claims much more than that.
 */
export function scoreComplexity(idea: string): Score {
  const evidence = EVIDENCE.filter(([, , pattern]) => pattern.test(idea)).sort((a, b) => b[0] - a[0]);
  const [first, second, ...rest] = evidence;
  if (!first) {
    return {
      score: 3,
      reasoning: "No part of it is unusual to build; an ordinary small application would do.",
    };
  }
  const [highest] = first;
  const lowest = evidence.at(-1)?.[0] ?? 10;
  const further = rest.filter(([level]) => level >= 6).length;
  const blend = (3 * highest + (second?.[0] ?? highest)) / 4 + further / 4;
  const cap = lowest <= 1 && highest < 7 ? 2 : lowest <= 2 && highest < 6 ? 4 : 10;
  const score = Math.min(10, Math.max(1, Math.round(Math.min(blend, cap))));
  const isSingleFile = evidence.length === 1 && highest <= 1;
  const names = (list: typeof evidence) => enumerate([...new Set(list.map(([, name]) => name))]);
  const held = cap < blend ? `, held down by ${names(evidence.slice(-1))}` : "";
  return {
    score: isSingleFile ? 1 : score,
    reasoning: `The work lies in ${names(evidence.slice(0, 3))}${held}.`,
  };
}
