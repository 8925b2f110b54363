import { z } from "zod";
import { SCORE } from "./limits";
import { wholeBetween, wholeNumber } from "./number";
import { REVIEW_STATUSES } from "./review-status";

/** As waywo's own API takes them, in any case. */
const YES = ["true", "1", "yes", "on", "t", "y"] as const;
const NO = ["false", "0", "no", "off", "f", "n"] as const;

const flag = (name: string) =>
  z
    .string()
    .toLowerCase()
    .pipe(z.enum([...YES, ...NO], { error: `${name} is true or false.` }))
    .transform((word) => YES.some((yes) => yes === word));

const ZONE = /(?:z|[+-]\d{2}:?\d{2})$/i;

/** A date, which is midnight at its start, or a date and time; UTC where no zone is given. */
export const moment = (name: string) => {
  const error = `${name} is a date or a date and time: 2026-03-01 or 2026-03-01T08:30:00Z.`;
  const time = z.iso.datetime({ local: true, offset: true, error });
  const text = z.string().transform((given) => given.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, "$1T"));
  return text
    .pipe(z.union([z.iso.date(), time], { error }))
    .transform((given) => new Date(given.length === 10 || ZONE.test(given) ? given : `${given}Z`));
};

const tagList = z
  .string()
  .max(1000, { error: "tags has at most 1000 characters." })
  .transform((text) =>
    text
      .split(",")
      .map((tag) => tag.trim())
      .filter(Boolean),
  );

const status = z.enum(REVIEW_STATUSES, {
  error: `review_status is one or several of ${REVIEW_STATUSES.join(", ")}, separated by commas.`,
});

const statusList = z
  .string()
  .max(100, { error: "review_status has at most 100 characters." })
  .transform((text) => text.split(",").map((name) => name.trim()))
  .pipe(z.array(status));

const score = (name: string) => wholeBetween(name, SCORE).optional();

const filterSchema = z.object({
  /** Words to look for in title, tagline, description and tags; all of them, each also as the beginning of a word. */
  q: z.string().max(200, { error: "q has at most 200 characters." }).optional(),
  tags: tagList.optional(),
  tags_match: z.enum(["any", "all"], { error: "tags_match is any or all." }).optional(),
  min_idea_score: score("min_idea_score"),
  max_idea_score: score("max_idea_score"),
  min_complexity_score: score("min_complexity_score"),
  max_complexity_score: score("max_complexity_score"),
  is_valid: flag("is_valid").optional(),
  bookmarked: flag("bookmarked").optional(),
  date_from: moment("date_from").optional(),
  date_to: moment("date_to").optional(),
  source: z.string().max(50, { error: "source has at most 50 characters." }).optional(),
  comment_id: wholeNumber("comment_id is a whole number.").optional(),
  run_id: z.uuid({ error: "run_id is a run's task id." }).optional(),
  /** One or several, separated by commas. */
  review_status: statusList.optional(),
});
export type ProjectFilter = z.output<typeof filterSchema>;

const RANGES = [
  ["min_idea_score", "max_idea_score"],
  ["min_complexity_score", "max_complexity_score"],
  ["date_from", "date_to"],
] as const satisfies [keyof ProjectFilter, keyof ProjectFilter][];

/** Which projects, of a list or an export. To be extended with `safeExtend`, which keeps the check of its ranges. */
export const projectFilterSchema = filterSchema.superRefine((filter, context) => {
  for (const [from, to] of RANGES) {
    const [low, high] = [filter[from], filter[to]];
    if (low === undefined || high === undefined || low <= high) continue;
    context.addIssue({
      code: "custom",
      path: [from],
      message: `${from} is after ${to}; nothing lies between.`,
    });
  }
});

/** Its fields, in the order an answer lists them. */
export const PROJECT_FILTERS = Object.keys(filterSchema.shape) as (keyof ProjectFilter)[];
