/**
 * The types of the contracts without their schemas: the door for code that runs in the browser, which may load
 * no validation library. The linter keeps components, lib/client and lib/view from the other files.
 */
export type * from "./admins";
export type * from "./batches";
export type * from "./bookmarks";
export type * from "./bulk";
export type * from "./connections";
export type * from "./endpoint";
export type * from "./estimate";
export type * from "./explore";
export type * from "./generate-request";
export type * from "./hacker-news";
export type * from "./health";
export type * from "./imports";
export type * from "./index";
export type * from "./judgements";
export type * from "./measures";
export type * from "./problem";
export type * from "./projects";
export type * from "./provenance";
export type * from "./quality";
export type * from "./reembedding";
export type * from "./review";
export type * from "./review-bin";
export type * from "./review-history";
export type * from "./row-calls";
export type * from "./run-figures";
export type * from "./run-list";
export type * from "./run-record";
export type * from "./runs";
export type * from "./search";
export type * from "./settings";
export type * from "./store-info";
export type * from "./tags";
