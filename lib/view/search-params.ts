import {
  createLoader,
  createParser,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { JUDGES, MEASURE_NAMES, type Measures } from "@/lib/contracts/run-options";
import { DEFAULTS } from "./address";

/** Entries on a page of a list. */
export const PAGE_SIZE = 25;

const MAX_OFFSET = 1_000_000;

export const offset = createParser({
  parse(text) {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    return value <= MAX_OFFSET ? value : null;
  },
  serialize: String,
}).withDefault(DEFAULTS.list.offset);

const finiteNumber = createParser({
  parse(text) {
    const value = text.trim() === "" ? Number.NaN : Number(text);
    return Number.isFinite(value) ? value : null;
  },
  serialize: String,
});

/** Of a corpus: what a run's status tells. */
const corpusMark = createParser({
  parse: (text) => (/^[0-9a-f]{32}$/.test(text) ? text : null),
  serialize: String,
});

/** Measures that are not as they are by default: "siblings" for one that is on, "-siblings" for one that is off. */
const changedMeasures = createParser<Partial<Measures>>({
  parse(text) {
    const given = new Set(text.split(","));
    const named = MEASURE_NAMES.filter((name) => given.has(name) || given.has(`-${name}`));
    return Object.fromEntries(named.map((name) => [name, !given.has(`-${name}`)]));
  },
  serialize: String,
}).withDefault({});

/** What fills the Designer's form in. The form, not the address, says whether a value is in range. */
const designerParams = {
  tags: createParser<string[]>({
    parse: (text) => text.split(",").filter(Boolean),
    serialize: String,
  }).withDefault([]),
  ideas: finiteNumber,
  creativity: finiteNumber,
  seed: finiteNumber,
  corpus: corpusMark,
  min_score: finiteNumber,
  candidates: finiteNumber.withDefault(DEFAULTS.designer.candidates),
  per_call: finiteNumber.withDefault(DEFAULTS.designer.per_call),
  language: parseAsString.withDefault(""),
  judge: parseAsStringLiteral(JUDGES).withDefault(DEFAULTS.designer.judge),
  measures: changedMeasures,
};
export type DesignerPrefill = inferParserType<typeof designerParams>;

const loadDesignerPrefill = createLoader(designerParams);

/** What an address fills in; null when it has none of the Designer's parameters. */
export function readDesignerPrefill(search: string): DesignerPrefill | null {
  const query = new URLSearchParams(search);
  return Object.keys(designerParams).some((name) => query.has(name)) ? loadDesignerPrefill(query) : null;
}
