import { describe, expect, it, vi } from "vitest";
import { stream } from "@/lib/pipeline/random";
import { buildVocabulary } from "@/lib/pipeline/vocabulary";
import { PROJECTS, VOCABULARY } from "./corpus";

vi.setConfig({ testTimeout: 60_000 });

const flat = (vocabulary: typeof VOCABULARY) => ({
  tags: vocabulary.tags,
  neighbours: vocabulary.tags.map(({ tag }) => [tag, [...(vocabulary.neighbours.get(tag) ?? [])]]),
});

describe("buildVocabulary", () => {
  it("counts tags, most common first, then by name", () => {
    expect(VOCABULARY.tags.map(({ tag, count }) => `${tag} ${count}`)).toEqual([
      "health 6",
      "ios 5",
      "music 4",
      "sleep 4",
      "audio 3",
      "nutrition 3",
      "gardening 2",
      "postal-history 1",
    ]);
    expect(VOCABULARY.total).toBe(28);
    expect(VOCABULARY.counts.get("music")).toBe(4);
  });

  it("counts how often two tags stand together, from both sides", () => {
    expect([...(VOCABULARY.neighbours.get("ios") ?? [])]).toEqual([
      ["health", 4],
      ["nutrition", 3],
      ["sleep", 2],
      ["music", 1],
    ]);
    expect(VOCABULARY.neighbours.get("music")?.get("ios")).toBe(1);
    expect(VOCABULARY.neighbours.get("postal-history")?.size).toBe(0);
  });

  it("is the same whatever the order of projects and of tags in them", () => {
    const random = stream(4);
    const other = random.shuffle(PROJECTS).map(({ tags }) => ({ tags: random.shuffle(tags) }));
    expect(flat(buildVocabulary(other))).toEqual(flat(VOCABULARY));
  });

  it("counts a tag once a project, however often and however it is spelt there", () => {
    const { tags, neighbours } = buildVocabulary([{ tags: ["Home Lab", "home-lab", "home_lab", "nas"] }]);
    expect(tags).toEqual([
      { tag: "home-lab", count: 1 },
      { tag: "nas", count: 1 },
    ]);
    expect([...(neighbours.get("home-lab") ?? [])]).toEqual([["nas", 1]]);
  });

  it("passes over what is no tag", () => {
    const texts = ["", "  ", "🤖", "<b>", "x".repeat(51), "y".repeat(100_000), "ok"];
    expect(buildVocabulary([{ tags: texts }, { tags: texts }]).tags).toEqual([{ tag: "ok", count: 2 }]);
  });

  it("is not slowed by a project with 100,000 tags", () => {
    const tags = Array.from({ length: 100_000 }, (_, index) => `tag-${index}`);
    expect(buildVocabulary([{ tags }]).tags.length).toBeLessThanOrEqual(50);
  });

  it("takes 20,000 projects of five tags in well under three seconds of CPU time", () => {
    const random = stream(5);
    const projects = Array.from({ length: 20_000 }, () => ({
      tags: Array.from({ length: 5 }, () => `tag-${Math.floor(3000 * random.float() ** 3)}`),
    }));
    const before = process.cpuUsage();
    const vocabulary = buildVocabulary(projects);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
    expect(vocabulary.tags.length).toBeGreaterThan(2000);
  });
});
