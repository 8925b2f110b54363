import {
  createLoader,
  type inferParserType,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { RUN_PHASES } from "@/lib/contracts/run-options";
import { offset } from "./search-params";

const runsParams = {
  state: parseAsStringLiteral(RUN_PHASES),
  tag: parseAsString.withDefault(""),
  model: parseAsString.withDefault(""),
  named: parseAsBoolean,
  /** A batch's id, or "none" for runs of no batch. */
  batch: parseAsString.withDefault(""),
  q: parseAsString.withDefault(""),
  offset,
};
/** The state of the runs page that is in its address. */
export type RunsPage = inferParserType<typeof runsParams>;

const MAX_TEXT = { tag: 100, model: 200, q: 200 } as const;

const BATCH = /^(?:none|[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/i;

const loadRunsPage = createLoader(runsParams);

/** Reads the query of the runs page; whatever is invalid counts as not given. */
export function readRunsPage(query: Record<string, string | string[] | undefined>): RunsPage {
  const page = loadRunsPage(query);
  const text = (name: keyof typeof MAX_TEXT) => page[name].trim().slice(0, MAX_TEXT[name]);
  const batch = BATCH.test(page.batch) ? page.batch.toLowerCase() : "";
  return { ...page, tag: text("tag"), model: text("model"), q: text("q"), batch };
}
