import {
  createLoader,
  createParser,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
  type SearchParams,
} from "nuqs/server";
import { QUEUE_ORDERS, type QueueOrder, REVIEW_ACTIONS } from "@/lib/contracts/review-status";
import type { ProjectFilter } from "@/lib/contracts/types";
import { DEFAULTS } from "./address";
import { offset } from "./search-params";

/** Ideas in one page of the queue. */
export const QUEUE_PAGE = 100;

/** The filters of a list of projects, as an address and the API write them. */
const FILTERS = [
  "q",
  "tags",
  "tags_match",
  "min_idea_score",
  "max_idea_score",
  "min_complexity_score",
  "max_complexity_score",
  "is_valid",
  "bookmarked",
  "date_from",
  "date_to",
  "source",
  "comment_id",
  "run_id",
  "review_status",
] as const satisfies (keyof ProjectFilter)[];

/** Filters as texts; the server says which of them are valid. */
export type FilterTexts = Partial<Record<(typeof FILTERS)[number], string>>;

const id = createParser({
  parse: (text) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : null),
  serialize: String,
});

const reviewParams = {
  ...(Object.fromEntries(FILTERS.map((name) => [name, parseAsString])) as Record<
    (typeof FILTERS)[number],
    typeof parseAsString
  >),
  order: parseAsStringLiteral(QUEUE_ORDERS).withDefault(DEFAULTS.review.order),
  project: id,
};

/** The state of the queue's page that is in its address. */
export interface ReviewPage {
  filter: FilterTexts;
  order: QueueOrder;
  /** The idea in front. */
  project: number | null;
}

const loadReviewPage = createLoader(reviewParams);

export function readReviewPage(query: SearchParams): ReviewPage {
  const { order, project, ...filter } = loadReviewPage(query);
  const given = Object.entries(filter).filter(([, value]) => value !== null && value !== "");
  return { filter: Object.fromEntries(given), order, project };
}

const historyParams = {
  project_id: id,
  by: parseAsString,
  action: parseAsStringLiteral(REVIEW_ACTIONS),
  bulk_id: parseAsString,
  offset,
};
export const readHistoryPage = createLoader(historyParams);
export type HistoryPage = inferParserType<typeof historyParams>;

const qualityParams = { run: parseAsString };
export const readQualityPage = createLoader(qualityParams);

const binParams = { offset };
export const readBinPage = createLoader(binParams);
