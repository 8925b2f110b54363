import type { WrittenColumnName } from "@/lib/pipeline/pipeline";
import { CARRIERS } from "./carriers";
import { CHANNELS, ENDLESS } from "./channels";
import { CUT_OFF } from "./cut-off";
import { ENDINGS } from "./endings";
import { FENCES } from "./fences";
import { GARBAGE } from "./garbage";
import type { AnswerKind } from "./kind";
import { HASHTAGS, NAMES } from "./names";
import { PROTOCOL } from "./protocol";
import { REFUSALS } from "./refusals";
import { REPAIRABLE } from "./repair";
import { SCORES } from "./scores";
import { SHAPES } from "./shapes";
import { SMALL_MODELS } from "./small-models";
import { THINKING } from "./thinking";

export { EMBEDDING_KINDS, type EmbeddingKind } from "./embeddings";
export type { EndpointKind } from "./endpoint-kind";
export { ENDPOINT_KINDS } from "./endpoints";
export { type AnswerKind, bodyOf, expected, type Outcome, replyOf, type StubResponse } from "./kind";

/** Every kind of answer, by name. */
export const ANSWER_KINDS: readonly AnswerKind[] = [
  ...THINKING,
  ...FENCES,
  ...REPAIRABLE,
  ...SHAPES,
  ...SCORES,
  ...CUT_OFF,
  ...REFUSALS,
  ...GARBAGE,
  ...PROTOCOL,
  ...CHANNELS,
  ...ENDLESS,
  ...ENDINGS,
  ...CARRIERS,
  ...NAMES,
  ...HASHTAGS,
  ...SMALL_MODELS,
];

export const WRITTEN_COLUMNS: readonly WrittenColumnName[] = ["project_idea", "metadata", "idea_quality"];

/** The columns a kind is for. */
export const columnsOf = ({ columns }: AnswerKind): readonly WrittenColumnName[] =>
  columns ?? WRITTEN_COLUMNS;
