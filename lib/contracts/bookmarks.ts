import { z } from "zod";
import { endpoint } from "./endpoint";
import { MAX_BODY_BYTES } from "./limits";
import { PATHS } from "./paths";
import { checkSelection, projectSelection } from "./project-selection";

const bookmarksRequestSchema = z
  .strictObject({
    ...projectSelection,
    bookmarked: z.boolean({ error: "bookmarked is true or false." }),
  })
  .superRefine(checkSelection);
export type BookmarksRequest = z.output<typeof bookmarksRequestSchema>;

const bookmarksSchema = z.object({
  bookmarked: z.boolean(),
  /** Projects that were selected and are there. */
  matched: z.int(),
  /** Of them, those that were not so already. */
  changed: z.int(),
});
export type Bookmarks = z.infer<typeof bookmarksSchema>;

export const bookmarkEndpoints = {
  bookmarkProjects: endpoint({
    ...PATHS.bookmarkProjects,
    summary: "Turn the bookmarks of many projects on or off",
    problems: [409],
    auth: "anyone",
    unknownQuery: "refuse",
    body: bookmarksRequestSchema,
    maxBodyBytes: MAX_BODY_BYTES,
    response: bookmarksSchema,
    limit: { requests: 120, windowSeconds: 60 },
  }),
};
