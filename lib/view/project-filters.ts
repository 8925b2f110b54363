import { DESIGNER_SOURCE, HN_SOURCE, SAMPLE_SOURCE } from "@/lib/contracts/project-source";
import { type ProjectsPage, readProjectsPage } from "./projects-params";
import { reviewState } from "./review-text";

/** The tabs of the list: each is one of its filters. */
export const PROJECT_TABS = [
  { name: "all", label: "All", source: null, bookmarked: null },
  { name: "hn", label: "Hacker News", source: HN_SOURCE, bookmarked: null },
  { name: "generated", label: "Generated", source: DESIGNER_SOURCE, bookmarked: null },
  { name: "bookmarked", label: "Bookmarked", source: null, bookmarked: "true" },
  { name: "sample", label: "Sample", source: SAMPLE_SOURCE, bookmarked: null },
] as const;
export type ProjectTab = (typeof PROJECT_TABS)[number];

/** The tab that a page stands in: of its source where it has one, then of bookmarks. */
export function tabOf({ source, bookmarked }: ProjectsPage): ProjectTab {
  const ofSource = PROJECT_TABS.find((tab) => tab.source !== null && tab.source === source);
  const ofBookmarks =
    source === null ? PROJECT_TABS.find((tab) => tab.bookmarked && tab.bookmarked === bookmarked) : null;
  return ofSource ?? ofBookmarks ?? PROJECT_TABS[0];
}

/** A filter that is in use. */
export interface FilterInUse {
  text: string;
  /** What a person wrote of it. */
  about?: string;
  /** What the page changes to without it. */
  without: Partial<ProjectsPage>;
}

/** Every filter of a page but its tab's, in the order of the form. */
export function filtersInUse(page: ProjectsPage): FilterInUse[] {
  const tab = tabOf(page);
  const { q, tags, bookmarked, source, comment_id, run_id } = page;
  return [
    ...(q === "" ? [] : [{ text: "Words", about: q, without: { q: "" } }]),
    ...tags.map((tag) => ({
      text: "#",
      about: tag,
      without: { tags: tags.filter((other) => other !== tag) },
    })),
    ...scoreFilter("Idea score", page.min_idea_score, page.max_idea_score, {
      min_idea_score: null,
      max_idea_score: null,
    }),
    ...scoreFilter("Complexity", page.min_complexity_score, page.max_complexity_score, {
      min_complexity_score: null,
      max_complexity_score: null,
    }),
    ...(page.date_from === null ? [] : [{ text: `Since ${page.date_from}`, without: { date_from: null } }]),
    ...(page.date_to === null ? [] : [{ text: `Before ${page.date_to}`, without: { date_to: null } }]),
    ...page.review_status.map((status) => ({
      text: reviewState(status),
      without: { review_status: page.review_status.filter((other) => other !== status) },
    })),
    ...(bookmarked === null || bookmarked === tab.bookmarked
      ? []
      : [{ text: bookmarked === "true" ? "Bookmarked" : "Not bookmarked", without: { bookmarked: null } }]),
    ...(page.is_valid === "true"
      ? []
      : [{ text: VALIDITY[page.is_valid], without: { is_valid: "true" as const } }]),
    ...(source === null || source === tab.source
      ? []
      : [{ text: "Source", about: source, without: { source: null } }]),
    ...(comment_id === null ? [] : [{ text: `Comment ${comment_id}`, without: { comment_id: null } }]),
    ...(run_id === null ? [] : [{ text: `Run ${run_id.slice(0, 8)}`, without: { run_id: null } }]),
  ];
}

/** How valid and invalid projects are filtered by, in words. */
export const VALIDITY = { true: "Valid", false: "Invalid", any: "Valid and invalid" } as const;

function scoreFilter(
  text: string,
  low: number | null,
  high: number | null,
  without: Partial<ProjectsPage>,
): FilterInUse[] {
  if (low === null && high === null) return [];
  if (low === high) return [{ text: `${text} ${low}`, without }];
  if (high === null) return [{ text: `${text} ${low} or more`, without }];
  return [{ text: low === null ? `${text} up to ${high}` : `${text} ${low} to ${high}`, without }];
}

/** A page with nothing filtered, in its tab and its order. */
export function withoutFilters(page: ProjectsPage): ProjectsPage {
  const { sort, seed, limit } = page;
  const { source, bookmarked } = tabOf(page);
  return { ...readProjectsPage({}), source, bookmarked, sort, seed, limit };
}

/** The orders of the list; by relevance only where there are words to look for. */
export const SORT_WORDS = {
  relevance: "Relevance",
  newest: "Newest",
  idea_score: "Idea score",
  complexity_score: "Complexity",
  novelty: "Novelty",
  random: "Shuffled",
} as const;
