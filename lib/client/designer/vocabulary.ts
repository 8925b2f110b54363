import { queryOptions } from "@tanstack/react-query";
import { queryOf } from "../http";

/** Every tag of the vocabulary with its count; good for a minute. */
export const vocabularyOptions = queryOptions({ ...queryOf("countHashtags", {}), staleTime: 60_000 });
