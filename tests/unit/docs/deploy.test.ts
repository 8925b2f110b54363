import { describe, expect, test } from "vitest";
import { readEnv } from "@/lib/core/env";
import { firstTable, readMarkdown, sectionOf } from "./markdown";

const deploy = await readMarkdown("docs/deploy.md");
const reference = new Map(
  firstTable(sectionOf(deploy, "## Environment reference")).map(([name = "", byDefault = ""]) => [
    name.replaceAll("`", ""),
    byDefault,
  ]),
);

describe("the environment reference of docs/deploy.md", () => {
  test("names every variable of lib/core/env.ts, and no other", () => {
    expect([...reference.keys()].sort()).toEqual(Object.keys(readEnv({})).sort());
  });

  test.each(Object.entries(readEnv({})))("gives the default of %s", (name, value) => {
    const told = reference.get(name);
    if (value !== undefined) expect(told).toBe(String(value));
    else expect(told).not.toMatch(/^\d+$/);
  });
});

test("the compose file sets no variable that docs/deploy.md does not explain", async () => {
  const compose = await readMarkdown("deploy/compose.yaml");
  const set = [...compose.matchAll(/^ {6}([A-Z][A-Z_]+):/gm)].map(([, name]) => `\`${name}\``);
  expect(set.length).toBeGreaterThan(6);
  for (const name of set) expect(deploy).toContain(name);
});
