import { z } from "zod";
import { MAX_ID } from "./limits";
import { PROJECT_FILTERS, type ProjectFilter, projectFilterSchema } from "./project-filter";

/** Projects that can be named one by one. */
const MAX_IDS = 1000;

const given = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())], {
  error: "A filter's value is a text, a number, true, false, or a list of texts.",
});
const fields = Object.fromEntries(PROJECT_FILTERS.map((name) => [name, given.nullish()]));

/** The list's filter as an object: each value as a query would have it, or as the number, truth value or list it is. */
const filterObjectSchema = z
  .strictObject(fields as Record<keyof ProjectFilter, z.ZodOptional<z.ZodNullable<typeof given>>>)
  .transform((filter): z.input<typeof projectFilterSchema> => {
    const told = Object.entries(filter).filter(([, value]) => value != null);
    return Object.fromEntries(told.map(([name, value]) => [name, String(value)]));
  })
  .pipe(projectFilterSchema);

const anId = { error: "An id is a project's, a whole number from 1." };
const aCount = { error: "expected is how many projects match, a whole number from 1." };

/** What a change of many projects is of: those that are named, or all that match a filter, as many as were seen to. */
export const projectSelection = {
  ids: z
    .array(z.int(anId).min(1, anId).max(MAX_ID, anId), { error: "ids is a list of projects' ids." })
    .min(1, { error: "ids names at least one project." })
    .max(MAX_IDS, { error: `ids names at most ${MAX_IDS} projects; use a filter for more.` })
    .transform((ids) => [...new Set(ids)])
    .optional(),
  filter: filterObjectSchema.optional(),
  expected: z.int(aCount).min(1, aCount).optional(),
};

interface Selection {
  ids?: number[] | undefined;
  filter?: ProjectFilter | undefined;
  expected?: number | undefined;
}

/** Refuses a selection that is of both or of neither, or of a filter whose number of projects nobody has seen. */
export function checkSelection({ ids, filter, expected }: Selection, context: z.RefinementCtx): void {
  const refuse = (field: string, message: string) =>
    context.addIssue({ code: "custom", path: [field], message });
  if ((ids === undefined) === (filter === undefined)) refuse("ids", "Send either ids or a filter.");
  if (filter !== undefined && expected === undefined)
    refuse("expected", "With a filter, expected says how many projects you have seen match.");
}
