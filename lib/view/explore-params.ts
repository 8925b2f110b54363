import { createLoader, createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { TAG_SORTS } from "@/lib/contracts/limits";
import { offset } from "./search-params";

const tagsParams = { sort: parseAsStringLiteral(TAG_SORTS).withDefault("count"), offset };
/** The state of the page of tags that is in its address. */
export type TagsPage = inferParserType<typeof tagsParams>;

/** Reads the query of the page of tags; whatever is invalid counts as not given. */
export const readTagsPage = createLoader(tagsParams);
export const writeTagsPage = createSerializer(tagsParams);
