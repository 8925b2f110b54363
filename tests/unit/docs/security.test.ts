import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readMarkdown, sectionOf } from "./markdown";

const document = await readMarkdown("docs/security.md");

/** Every row of every table, without the heads. */
const rows = document
  .split("\n")
  .filter((line, at, lines) => line.startsWith("| ") && !lines[at + 1]?.startsWith("|---"))
  .map((line) => line.slice(1, -1).split("|"));

const TEST = /`(tests\/[\w./-]+\.test\.ts)`/g;

describe("docs/security.md", () => {
  test("names for every threat and every requirement a test that exists", () => {
    expect(rows.length).toBeGreaterThan(60);
    for (const cells of rows) {
      const tests = [...(cells.at(-1) ?? "").matchAll(TEST)].map(([, path = ""]) => path);
      expect(tests.length, cells[0]).toBeGreaterThan(0);
      for (const path of tests) expect(existsSync(path), path).toBe(true);
    }
  });

  test.each([
    ["## OWASP API Security Top 10 (2023)", (n: number) => `API${n} `],
    ["## OWASP Top 10 for LLM applications (2025)", (n: number) => `LLM${String(n).padStart(2, "0")} `],
  ])("has all ten risks under %s", (heading, name) => {
    const section = sectionOf(document, heading);
    for (let n = 1; n <= 10; n++) expect(section).toContain(`| ${name(n)}`);
  });
});
