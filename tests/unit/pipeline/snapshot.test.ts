import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleRows } from "@/lib/pipeline/sample-rows";
import { decodeSnapshot, encodeSnapshot, markOf } from "@/lib/pipeline/snapshot";
import type { CorpusVocabulary } from "@/lib/pipeline/vocabulary";
import { anyVocabulary, VOCABULARY } from "./corpus";

type Pair = [string, string, number];

/** Each pair once, from either side. */
function pairsOf({ tags, neighbours }: CorpusVocabulary, isTurned: (tag: string) => boolean): Pair[] {
  return tags.flatMap(({ tag }) =>
    [...(neighbours.get(tag) ?? [])]
      .filter(([other]) => tag < other)
      .map(([other, count]): Pair => (isTurned(tag) ? [other, tag, count] : [tag, other, count])),
  );
}

test("a snapshot gives the vocabulary back, and a run draws the same from it", () => {
  fc.assert(
    fc.property(anyVocabulary, fc.nat(), fc.boolean(), (vocabulary, seed, turned) => {
      const read = decodeSnapshot(
        encodeSnapshot(
          vocabulary,
          pairsOf(vocabulary, () => turned),
        ),
      );
      expect(read).toMatchObject({
        tags: vocabulary.tags,
        total: vocabulary.total,
        counts: vocabulary.counts,
      });
      for (const { tag } of vocabulary.tags)
        expect([...(read.neighbours.get(tag) ?? [])]).toEqual([...(vocabulary.neighbours.get(tag) ?? [])]);
      const run = { seed, numIdeas: 4, seedTags: [] };
      expect(sampleRows({ ...run, vocabulary: read })).toEqual(sampleRows({ ...run, vocabulary }));
    }),
  );
});

test("the mark is of the statistics, not of the order they were counted in", () => {
  const pairs = pairsOf(VOCABULARY, () => false);
  const mark = markOf(encodeSnapshot(VOCABULARY, pairs));
  expect(mark).toMatch(/^[0-9a-f]{32}$/);
  expect(markOf(encodeSnapshot(VOCABULARY, pairs.toReversed()))).toBe(mark);
  expect(markOf(encodeSnapshot(VOCABULARY, pairs.slice(1)))).not.toBe(mark);
});
