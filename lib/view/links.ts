import { DEFAULT_MEASURES, MEASURE_NAMES, type Measures } from "@/lib/contracts/run-options";
import { addressOf, DEFAULTS } from "./address";
import type { MapPage, TagsPage } from "./explore-params";
import type { ProjectsPage } from "./projects-params";
import type { HistoryPage, ReviewPage } from "./review-params";
import type { RunsPage } from "./runs-params";
import type { DesignerPrefill } from "./search-params";

/** The address of every page: the only place with paths of pages. Values at their defaults are left out. */
export const links = {
  designer: (prefill: Partial<DesignerPrefill> = {}) =>
    addressOf("/", { ...prefill, measures: changesOf(prefill.measures ?? {}) }, DEFAULTS.designer),
  runs: (page: Partial<RunsPage> = {}) => addressOf("/runs", page),
  run: (taskId: string) => `/runs/${encodeURIComponent(taskId)}`,
  projects: (page: Partial<ProjectsPage> = {}) => addressOf("/projects", page, DEFAULTS.projects),
  explore: (page: Partial<MapPage> = {}) => addressOf("/explore", page),
  exploreTags: (page: Partial<TagsPage> = {}) => addressOf("/explore/tags", page, DEFAULTS.tags),
  exploreGaps: () => "/explore/gaps",
  /** @param next where to go on once signed in: a path of this site */
  signIn: (next?: string) => (next === undefined ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`),
  review: ({ filter, ...rest }: Partial<ReviewPage> = {}) =>
    addressOf("/review", { ...filter, ...rest }, DEFAULTS.review),
  reviewHistory: (page: Partial<HistoryPage> = {}) => addressOf("/review/history", page),
  reviewBin: (page: { offset?: number } = {}) => addressOf("/review/bin", page),
  reviewQuality: (page: { run?: string | null } = {}) => addressOf("/review/quality", page),
  reviewJudge: () => "/review/judge",
  settings: () => "/settings",
  docs: () => "/docs",
  /** @param from the list that it was opened from, whose projects are before and after it then */
  project: (id: number, from?: Partial<ProjectsPage>) => {
    const path = `/projects/${id}`;
    if (!from) return path;
    const { sort, ...list } = from;
    // Of a list by default there would be no trace.
    return addressOf(path, { ...list, sort: sort ?? (list.q ? "relevance" : "newest") }, DEFAULTS.projects);
  },
  compare: (ids: readonly number[] = []) =>
    ids.length === 0 ? "/projects/compare" : `/projects/compare?ids=${ids.join(",")}`,
  hackerNews: (item: number) => `https://news.ycombinator.com/item?id=${item}`,
};

/** The measures that are not as they are by default: "siblings" for one that is on, "-siblings" for one that is off. */
const changesOf = (measures: Partial<Measures>) =>
  MEASURE_NAMES.filter((name) => (measures[name] ?? DEFAULT_MEASURES[name]) !== DEFAULT_MEASURES[name]).map(
    (name) => (measures[name] ? name : `-${name}`),
  );
