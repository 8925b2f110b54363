import { createLoader, createMultiParser } from "nuqs/server";
import { MAX_ID } from "@/lib/contracts/limits";

/** The ids of the projects to compare, given once with commas or repeatedly; what is no id counts as not given. */
const ids = createMultiParser<number[]>({
  parse(values) {
    const given = values
      .flatMap((value) => value.split(","))
      .filter((text) => /^\d{1,10}$/.test(text.trim()));
    return [...new Set(given.map(Number))].filter((id) => id >= 1 && id <= MAX_ID);
  },
  serialize: (list) => [list.join(",")],
}).withDefault([]);

/** Reads the query of the page that compares projects. */
export const readComparePage = createLoader({ ids });
