import { type MapPage, type TagsPage, writeMapPage, writeTagsPage } from "./explore-params";
import { type ProjectsPage, writeProjectsPage } from "./projects-params";
import {
  type HistoryPage,
  type ReviewPage,
  writeBinPage,
  writeHistoryPage,
  writeQualityPage,
  writeReviewPage,
} from "./review-params";
import { type RunsPage, writeRunsPage } from "./runs-params";
import { type DesignerPrefill, writeDesignerPrefill } from "./search-params";

/** The address of every page: the only place with paths of pages. Values at their defaults are left out. */
export const links = {
  designer: (prefill: Partial<DesignerPrefill> = {}) => writeDesignerPrefill("/", prefill),
  runs: (page: Partial<RunsPage> = {}) => writeRunsPage("/runs", page),
  run: (taskId: string) => `/runs/${encodeURIComponent(taskId)}`,
  projects: (page: Partial<ProjectsPage> = {}) => writeProjectsPage("/projects", page),
  explore: (page: Partial<MapPage> = {}) => writeMapPage("/explore", page),
  exploreTags: (page: Partial<TagsPage> = {}) => writeTagsPage("/explore/tags", page),
  exploreGaps: () => "/explore/gaps",
  /** @param next where to go on once signed in: a path of this site */
  signIn: (next?: string) => (next === undefined ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`),
  review: (page: Partial<ReviewPage> = {}) => writeReviewPage("/review", page),
  reviewHistory: (page: Partial<HistoryPage> = {}) => writeHistoryPage("/review/history", page),
  reviewBin: (page: { offset?: number } = {}) => writeBinPage("/review/bin", page),
  reviewQuality: (page: { run?: string | null } = {}) => writeQualityPage("/review/quality", page),
  reviewJudge: () => "/review/judge",
  settings: () => "/settings",
  docs: () => "/docs",
  /** @param from the list that it was opened from, whose projects are before and after it then */
  project: (id: number, from?: Partial<ProjectsPage>) => {
    const path = `/projects/${id}`;
    // Of a list by default there would be no trace.
    return from
      ? writeProjectsPage(path, { ...from, sort: from.sort ?? (from.q ? "relevance" : "newest") })
      : path;
  },
  compare: (ids: readonly number[] = []) =>
    ids.length === 0 ? "/projects/compare" : `/projects/compare?ids=${ids.join(",")}`,
  hackerNews: (item: number) => `https://news.ycombinator.com/item?id=${item}`,
};
