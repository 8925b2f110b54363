import { z } from "zod";

/** Prisma's Int is 32 bits wide; Hacker News' ids and times are far below. */
const int = z.int().max(2_147_483_647);
const id = int.min(1);
const text = (length: number) => z.string().max(length).nullish();

/** An item of Hacker News, as its Firebase API has it: https://github.com/HackerNews/API. */
export const itemSchema = z.object({
  id,
  type: z.string().max(50),
  by: text(255),
  time: int.min(0).nullish(),
  text: text(200_000),
  dead: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
  kids: z.array(id).max(10_000).nullish(),
  parent: id.nullish(),
  title: text(500),
  url: text(2000),
  score: int.nullish(),
  descendants: int.nullish(),
});
export type Item = z.infer<typeof itemSchema>;

/** What the Algolia search API finds; its other fields are not read. */
export const searchSchema = z.object({
  hits: z.array(
    z.object({
      objectID: z.string().regex(/^\d{1,10}$/),
      title: z.string().nullish(),
      created_at_i: int.min(0),
      num_comments: int.nullish(),
    }),
  ),
});
export type SearchHit = z.infer<typeof searchSchema>["hits"][number];
