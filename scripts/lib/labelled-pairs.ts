import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const FOLDER = join(import.meta.dirname, "../../tests/eval/pairs");

const ideaSchema = z.strictObject({
  title: z.string().min(1),
  short_description: z.string().min(1),
  description: z.string().min(1),
  hashtags: z.array(z.string()).min(1),
});

const pairSchema = z.strictObject({
  id: z.string(),
  /** Pairs of one family share a text; all of them are in one half. */
  family: z.string(),
  label: z.enum(["same", "variation", "different"]),
  /** Whether the second is for another subject, with the same purpose and means. */
  noun_swap: z.boolean(),
  split: z.enum(["train", "test"]),
  a: ideaSchema,
  b: ideaSchema,
});

export type LabelledPair = z.infer<typeof pairSchema>;

/** The pairs of ideas that people have labelled: tests/eval/pairs/README.md says how. */
export async function readLabelledPairs(): Promise<LabelledPair[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith(".json")).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(FOLDER, file), "utf8")));
  return texts.flatMap((text) => z.array(pairSchema).parse(JSON.parse(text)));
}
