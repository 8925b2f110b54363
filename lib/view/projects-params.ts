import {
  createLoader,
  createMultiParser,
  createParser,
  type inferParserType,
  parseAsStringLiteral,
  type SearchParams,
} from "nuqs/server";
import { MAX_SEED, PROJECT_SORTS, SCORE } from "@/lib/contracts/limits";
import { REVIEW_STATUSES, type ReviewStatus } from "@/lib/contracts/review-status";
import { isTag, normaliseTag } from "@/lib/contracts/tag";
import { DEFAULTS } from "./address";
import type { FilterTexts } from "./review-params";
import { offset } from "./search-params";

/** Projects on a page of the list. */
export const PAGE_LIMITS = [10, 25, 50, 100] as const;

const MAX_TAGS_LENGTH = 1000;
const MAX_TEXT = 200;
const MAX_SOURCE = 50;

/** Tags, given once with commas or repeatedly, as a form without scripts sends them. */
const tags = createMultiParser<string[]>({
  parse(values) {
    const text = values.join(",");
    if (text.length > MAX_TAGS_LENGTH) return null;
    return [...new Set(text.split(",").map(normaliseTag))].filter(isTag);
  },
  serialize: (list) => list,
}).withDefault([]);

const states = createMultiParser<ReviewStatus[]>({
  parse(values) {
    const given = new Set(values.join(",").split(","));
    return REVIEW_STATUSES.filter((status) => given.has(status));
  },
  serialize: (list) => list,
}).withDefault([]);

const text = (max: number) =>
  createParser({
    parse: (given) => (given.trim() === "" || given.length > max ? null : given),
    serialize: String,
  });

const wholeBetween = (min: number, max: number) =>
  createParser({
    parse(given) {
      const value = /^\d{1,10}$/.test(given) ? Number(given) : Number.NaN;
      return value >= min && value <= max ? value : null;
    },
    serialize: String,
  });

const score = wholeBetween(SCORE.min, SCORE.max);

const pageLimit = createParser({
  parse: (given) => PAGE_LIMITS.find((limit) => String(limit) === given) ?? null,
  serialize: String,
}).withDefault(DEFAULTS.projects.limit);

const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;
const SECONDS = String.raw`:[0-5]\d(?:\.\d+)?`;
const ZONE = `(?:Z|[+-]${TIME})`;
const DATE = new RegExp(String.raw`^\d{4}-\d\d-\d\d(?:[T ]${TIME}(?:${SECONDS}${ZONE}?)?)?$`);

/** As the API takes it: a day is its first moment, in UTC. */
const date = createParser({
  parse(given) {
    const day = given.slice(0, 10);
    if (!DATE.test(given) || Number.isNaN(Date.parse(day))) return null;
    // 30 February is read as 2 March.
    return new Date(day).toISOString().startsWith(day) ? given : null;
  },
  serialize: String,
});

const runId = createParser({
  parse: (given) =>
    /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i.test(given) ? given : null,
  serialize: String,
});

const FLAGS = ["true", "false"] as const;

/** All that the API's list filters by, under the API's names and with its meanings. */
const projectsParams = {
  q: text(MAX_TEXT).withDefault(""),
  tags,
  tags_match: parseAsStringLiteral(["any", "all"]).withDefault(DEFAULTS.projects.tags_match),
  min_idea_score: score,
  max_idea_score: score,
  min_complexity_score: score,
  max_complexity_score: score,
  /** Here, unlike in the API, valid projects alone unless told otherwise. */
  is_valid: parseAsStringLiteral([...FLAGS, "any"]).withDefault(DEFAULTS.projects.is_valid),
  bookmarked: parseAsStringLiteral(FLAGS),
  date_from: date,
  date_to: date,
  source: text(MAX_SOURCE),
  comment_id: wholeBetween(0, MAX_SEED),
  run_id: runId,
  review_status: states,
  /** Null is by relevance where there are words to look for, newest first where there are none. */
  sort: parseAsStringLiteral(PROJECT_SORTS),
  /** Of the random order. */
  seed: wholeBetween(0, MAX_SEED),
  limit: pageLimit,
  offset,
};

/** The state of the projects page that is in its address. */
export type ProjectsPage = inferParserType<typeof projectsParams>;

const loadProjectsPage = createLoader(projectsParams);

/** Reads the query of the projects page; what is invalid counts as not given, and ends of a range change places. */
export function readProjectsPage(query: SearchParams): ProjectsPage {
  const page = loadProjectsPage(query);
  const [min_idea_score, max_idea_score] = inOrder(page.min_idea_score, page.max_idea_score, Number);
  const [min_complexity_score, max_complexity_score] = inOrder(
    page.min_complexity_score,
    page.max_complexity_score,
    Number,
  );
  const [date_from, date_to] = inOrder(page.date_from, page.date_to, momentOf);
  const seed = page.sort === "random" ? page.seed : null;
  const ranges = { min_idea_score, max_idea_score, min_complexity_score, max_complexity_score };
  return { ...page, ...ranges, date_from, date_to, seed };
}

function inOrder<T>(low: T | null, high: T | null, value: (end: T) => number): [T | null, T | null] {
  const turned = low !== null && high !== null && value(low) > value(high);
  return turned ? [high, low] : [low, high];
}

const ENDS_IN_ZONE = new RegExp(`${ZONE}$`);

/** In UTC where no zone is given, as the API has it. */
const momentOf = (given: string) =>
  Date.parse(given.length === 10 || ENDS_IN_ZONE.test(given) ? given : `${given}Z`);

/** What the page filters by, as the API's list, its export and its changes of many take it. */
export function filterTexts(page: ProjectsPage): FilterTexts {
  const { sort, seed, limit, offset: _, is_valid, ...filter } = page;
  const given = Object.entries({ ...filter, is_valid: is_valid === "any" ? null : is_valid })
    .map(([name, value]) => [name, value === null ? "" : String(value)] as const)
    .filter(([name, value]) => value !== "" && !(name === "tags_match" && page.tags.length < 2));
  return Object.fromEntries(given);
}

/** What the page shows, as a query of the API's list. */
export function listQuery(page: ProjectsPage): FilterTexts & Record<string, string> {
  const { sort, seed, limit, offset: start } = page;
  const order = { ...(sort === null ? {} : { sort }), ...(seed === null ? {} : { seed: String(seed) }) };
  return { ...filterTexts(page), ...order, limit: String(limit), offset: String(start) };
}
