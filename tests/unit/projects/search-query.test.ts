import { expect, test } from "vitest";
import { searchQuery } from "@/lib/projects/search-query";

test.each([
  ["garden planner", '"garden" * AND "planner" *', ["garden", "planner"]],
  ["web-app", '"web app" *', ["web app"]],
  ["天气 AI写作", '"天 气" * AND "AI 写 作" *', ["天 气", "AI 写 作"]],
  ["날씨", '"날 씨" *', ["날 씨"]],
  ["हिन्दी Straße", '"हिन्दी" * AND "Straße" *', ["हिन्दी", "Straße"]],
  ["cafe\u0301", '"café" *', ["café"]],
  ["\"a' | b\\:* & !c\u0000d", '"a" * AND "b" * AND "c d" *', ["a", "b", "c d"]],
])("%j is asked of both stores by the same phrases", (text, fts5, phrases) => {
  expect(searchQuery(text, "sqlite")).toBe(fts5);
  expect(JSON.parse(searchQuery(text, "postgres") ?? "")).toEqual(phrases);
});

test.each(["sqlite", "postgres"] as const)("signs alone are looked for by no statement: %s", (kind) => {
  expect(searchQuery("!? “”", kind)).toBeNull();
});
