import "server-only";
import type { Inspiration } from "@/lib/contracts/rows";
import { cutText } from "@/lib/core/unicode";
import { drawInspirationIds, type InspirationSource } from "@/lib/pipeline/draw-inspirations";
import { cleanLine, cleanTitle } from "@/lib/pipeline/text/clean-line";
import type { CorpusVocabulary } from "@/lib/pipeline/vocabulary";
import { readSql } from "@/lib/store/sql";
import type { InspirationsInput } from "./messages";
import type { Reader } from "./read-store";

/** Projects read at once. */
const PAGE = 64;
/** Projects looked at for one inspiration: where those that people made are rarer, there is none. */
const LOOKED_AT = 8 * PAGE;
/** In characters. */
const MAX_TITLE = 80;
const MAX_PURPOSE = 200;

/** The inspirations of a run's rows, row 0 first, with what they are. */
export async function readDrawnInspirations(
  reader: Reader,
  { seed, seedTags, rows }: InspirationsInput,
  { vocabulary, lastId }: { vocabulary: CorpusVocabulary; lastId: number },
): Promise<Inspiration[][]> {
  const source = sourceOf(reader, lastId);
  const drawn = await drawInspirationIds({ seed, seedTags, rows, vocabulary, source, lastId });
  const ids = [...new Set(drawn.flat().map(({ id }) => id))];
  const found = (await reader.query(readSql("read-purposes"), JSON.stringify(ids))) as [
    number,
    string,
    string,
  ][];
  const purposes = new Map(found.map(([id, title, purpose]) => [id, { title, purpose }]));
  return drawn.map((inspirations) =>
    inspirations.map(({ id, far }) => ({
      project_id: id,
      title: cutText(cleanTitle(purposes.get(id)?.title ?? ""), MAX_TITLE),
      purpose: cutText(cleanLine(purposes.get(id)?.purpose ?? ""), MAX_PURPOSE),
      far,
    })),
  );
}

/** As text is stored: an id, whether it is a project that people made, and in one of the statements a list of tags. */
type Found = [id: number, counts: number, tags?: string];

function sourceOf(reader: Reader, lastId: number): InspirationSource {
  return {
    async *ofTag(tag, from) {
      const read = (first: number, last: number) =>
        reader.query(readSql("read-projects-of-tag"), tag, first, last, PAGE);
      for await (const [id] of goRound(read, from, lastId)) yield id;
    },
    async *all(from) {
      const read = (first: number, last: number) =>
        reader.query(readSql("read-counted-projects"), first, last, PAGE);
      for await (const [id, , tags] of goRound(read, from, lastId)) {
        yield { id, tags: JSON.parse(tags ?? "[]") as string[] };
      }
    },
  };
}

/** The projects from an id to the last one, then those before it. */
async function* goRound(
  read: (first: number, last: number) => Promise<unknown[][]>,
  from: number,
  lastId: number,
): AsyncGenerator<Found> {
  let looked = 0;
  for (const [start = 1, end = 0] of [
    [from, lastId],
    [1, from - 1],
  ]) {
    for (let at = start; at <= end && looked < LOOKED_AT; ) {
      const page = (await read(at, end)) as Found[];
      for (const found of page) if (found[1]) yield found;
      looked += page.length;
      at = page.length < PAGE ? end + 1 : (page.at(-1)?.[0] ?? end) + 1;
    }
  }
}
