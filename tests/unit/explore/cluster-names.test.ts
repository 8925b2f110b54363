import fc from "fast-check";
import { expect, test } from "vitest";
import { nameClusters } from "@/lib/explore/cluster-names";
import { gapsOf } from "@/lib/explore/tag-gaps";

test("a cluster is named by what it has more often than others, not by what all have", () => {
  const tags = [
    ["ai", "music", "midi"],
    ["ai", "music"],
    ["ai", "garden"],
    ["ai", "garden", "iot"],
  ];
  expect(nameClusters(tags, [0, 0, 1, 1])).toEqual([
    ["music", "midi"],
    ["garden", "iot"],
  ]);
});

test("a single cluster is named by its most frequent tags, and one without tags by none", () => {
  expect(nameClusters([["music", "midi"], ["music"], []], [0, 0, 0])).toEqual([["music", "midi"]]);
  expect(nameClusters([[], ["music"]], [0, 1])).toEqual([[], ["music"]]);
});

test("no tag names two clusters, and a name has three tags at most, of the cluster's own", () => {
  const anyProjects = fc.array(
    fc.record({
      tags: fc.uniqueArray(fc.constantFrom(..."abcdefgh"), { maxLength: 4 }),
      cluster: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 1, maxLength: 40 },
  );
  fc.assert(
    fc.property(anyProjects, (projects) => {
      const dense = [...new Set(projects.map(({ cluster }) => cluster))];
      const clusters = projects.map(({ cluster }) => dense.indexOf(cluster));
      const names = nameClusters(
        projects.map(({ tags }) => tags),
        clusters,
      );
      expect(names).toHaveLength(dense.length);
      expect(new Set(names.flat()).size).toBe(names.flat().length);
      for (const [cluster, name] of names.entries()) {
        const own = projects.filter((_, at) => clusters[at] === cluster).flatMap(({ tags }) => tags);
        expect(name.length).toBeLessThanOrEqual(3);
        expect(own).toEqual(expect.arrayContaining(name));
      }
    }),
  );
});

test("pairs and gaps are all pairs, each once, and the most expected gap comes first", () => {
  const tags = [
    { tag: "a", count: 8 },
    { tag: "b", count: 4 },
    { tag: "c", count: 2 },
    { tag: "d", count: 1 },
  ];
  const gaps = gapsOf(tags, [{ tags: ["a", "c"], count: 2 }], 16);
  expect(gaps).toEqual([
    { tags: ["a", "b"], expected: 2 },
    { tags: ["a", "d"], expected: 0.5 },
    { tags: ["b", "c"], expected: 0.5 },
    { tags: ["b", "d"], expected: 0.25 },
    { tags: ["c", "d"], expected: 0.13 },
  ]);
});
