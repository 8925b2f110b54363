import { describe, expect, it } from "vitest";
import { z } from "zod";
import seed from "@/prisma/seed/projects.json";

const wordCount = (text: string) => text.split(/\s+/).filter(Boolean).length;
const sentenceCount = (text: string) => text.match(/[.!?](?=\s|$)/g)?.length ?? 0;
const distinct = <T>(values: T[]) => new Set(values).size;

const plainText = z
  .string()
  .regex(/^[^\p{Cc}\p{Cf}]+$/u, "control characters")
  .refine((s) => s === s.trim());
const score = z.int().min(1).max(10);

const project = z.strictObject({
  title: plainText.refine((t) => wordCount(t) >= 2 && wordCount(t) <= 5, "title takes 2–5 words"),
  short_description: plainText
    .refine((t) => wordCount(t) >= 5 && wordCount(t) <= 10, "short description takes 5–10 words")
    .refine((t) => !t.endsWith("."), "no full stop at the end"),
  description: plainText
    .refine((t) => sentenceCount(t) >= 1 && sentenceCount(t) <= 3, "description takes 1–3 sentences")
    .refine((t) => /[.!?]$/.test(t), "description ends a sentence"),
  hashtags: z
    .array(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/))
    .min(3)
    .max(5)
    .refine((tags) => distinct(tags) === tags.length, "a tag stands twice"),
  idea_score: score,
  complexity_score: score,
});

const projects: z.infer<typeof project>[] = seed;

/** How many projects carry each tag. */
function countTags(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const tag of projects.flatMap((p) => p.hashtags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}

/** Jaccard index of two token sets, 0 (nothing shared) to 1 (the same words). */
function jaccard(a: Set<string>, b: Set<string>): number {
  const shared = [...a].filter((token) => b.has(token)).length;
  return shared / (a.size + b.size - shared);
}

/** Pairs of titles whose texts share at least `limit` of their words. */
function alike(field: "description" | "short_description", limit: number): string[] {
  const tokens = projects.map((p) => new Set(p[field].toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
  return tokens.flatMap((a, i) =>
    tokens
      .slice(i + 1)
      .flatMap((b, k) =>
        jaccard(a, b) < limit ? [] : [`${projects[i]?.title} ~ ${projects[i + 1 + k]?.title}`],
      ),
  );
}

describe("the seed corpus", () => {
  it("holds at least 240 projects", () => {
    expect(projects.length).toBeGreaterThanOrEqual(240);
  });

  it.each(projects)("keeps to the agreed shape: $title", (candidate) => {
    expect(project.safeParse(candidate).error?.issues ?? []).toEqual([]);
  });

  it("gives every project its own title", () => {
    expect(distinct(projects.map((p) => p.title.toLowerCase()))).toBe(projects.length);
  });

  it("says nothing twice: no two descriptions alike, word for word or nearly", () => {
    expect(alike("description", 0.6)).toEqual([]);
    expect(alike("short_description", 0.6)).toEqual([]);
  });

  it("follows no template: few descriptions open with the same two words", () => {
    const openings = projects.map((p) => p.description.split(/\s+/).slice(0, 2).join(" "));
    expect(distinct(openings)).toBeGreaterThan(projects.length * 0.9);
  });

  it("has a vocabulary of at least 90 tags with a long tail and a head", () => {
    const uses = [...countTags().values()];
    expect(uses.length).toBeGreaterThanOrEqual(90);
    expect(uses.filter((n) => n <= 2).length).toBeGreaterThanOrEqual(uses.length / 4);
    expect(Math.max(...uses)).toBeGreaterThanOrEqual(20);
  });

  it("spells each tag one way: none differ only by hyphens, a plural s, or s for z", () => {
    const tags = [...countTags().keys()];
    const folded = tags.map((tag) => tag.replaceAll("-", "").replaceAll("z", "s").replace(/s$/, ""));
    expect(distinct(folded)).toBe(tags.length);
    expect(tags).not.toContain("ml");
  });

  it("lets nutrition and ios occur often and stand together", () => {
    const counts = countTags();
    expect(counts.get("nutrition")).toBeGreaterThanOrEqual(6);
    expect(counts.get("ios")).toBeGreaterThanOrEqual(6);
    const both = projects.filter((p) => p.hashtags.includes("nutrition") && p.hashtags.includes("ios"));
    expect(both.length).toBeGreaterThanOrEqual(2);
  });

  it.each(["idea_score", "complexity_score"] as const)("spreads %s over at least six values", (field) => {
    expect(distinct(projects.map((p) => p[field]))).toBeGreaterThanOrEqual(6);
  });
});
