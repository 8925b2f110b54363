import { batchRuns } from "./checks/batch-runs";
import { failureWithoutError, openRows, rowCount, successWithoutIdea } from "./checks/counts";
import { sharedProjects, storedTwice } from "./checks/duplicates";
import { journal } from "./checks/journal";
import { references } from "./checks/references";
import {
  failedWithoutError,
  generatedWithoutIdea,
  savedWithoutIdea,
  twoChosen,
  unsavedWithProject,
} from "./checks/rows";
import { search } from "./checks/search";
import { storedSecrets } from "./checks/stored-secrets";
import { tagCounts } from "./checks/tag-counts";
import { tags } from "./checks/tags";
import { unheldRun } from "./checks/unheld-run";
import { vectors } from "./checks/vectors";
import type { RunCheck, StoreCheck } from "./finding";

/** What holds for the store; runs are judged after it, by what it holds. */
export const STORE_CHECKS: StoreCheck[] = [
  references,
  sharedProjects,
  storedTwice,
  tags,
  tagCounts,
  search,
  vectors,
  journal,
  batchRuns,
  storedSecrets,
];

/** What holds for every run. Rows come first: what is repaired in them decides what becomes of their run. */
export const RUN_CHECKS: RunCheck[] = [
  generatedWithoutIdea,
  savedWithoutIdea,
  unsavedWithProject,
  twoChosen,
  failedWithoutError,
  openRows,
  rowCount,
  successWithoutIdea,
  failureWithoutError,
  unheldRun,
];
