import {
  createLoader,
  createParser,
  type inferParserType,
  parseAsStringLiteral,
  type SearchParams,
} from "nuqs/server";
import { MAP_SOURCES, TAG_SORTS } from "@/lib/contracts/limits";
import { DEFAULTS } from "./address";
import { clusterNumber } from "./map-query";
import { offset } from "./search-params";

const tagsParams = { sort: parseAsStringLiteral(TAG_SORTS).withDefault(DEFAULTS.tags.sort), offset };
/** The state of the page of tags that is in its address. */
export type TagsPage = inferParserType<typeof tagsParams>;

/** Reads the query of the page of tags; whatever is invalid counts as not given. */
export const readTagsPage = createLoader(tagsParams);

/** As a form sends it; a day that is none counts as not given. */
const day = createParser({
  parse(text) {
    const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
    return isDay && new Date(text).toISOString().startsWith(text) ? text : null;
  },
  serialize: String,
});

const mapParams = {
  source: parseAsStringLiteral(MAP_SOURCES),
  date_from: day,
  date_to: day,
  /** Which cluster is open, from 1. */
  cluster: createParser({ parse: clusterNumber, serialize: String }),
};
/** The state of the map that is in its address. */
export type MapPage = inferParserType<typeof mapParams>;

const loadMapPage = createLoader(mapParams);

/** Reads the query of the map; what is invalid counts as not given, and days in the wrong order change places. */
export function readMapPage(query: SearchParams): MapPage {
  const page = loadMapPage(query);
  const { date_from, date_to } = page;
  if (date_from === null || date_to === null || date_from <= date_to) return page;
  return { ...page, date_from: date_to, date_to: date_from };
}
