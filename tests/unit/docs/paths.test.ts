import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { markdownFiles, readMarkdown } from "./markdown";

/** A path in backticks: folders, a name, an extension of ours; `inngest/function.failed` is an event. */
const NAMED =
  /`((?:[\w@.()[\]-]+\/)+[\w@.()[\]-]+\.(?:[cm]?[jt]sx?|css|json|md|png|prisma|service|sh|sql|svg|ya?ml|conf|bin))`/g;
const LINKED = /\]\((?!https?:|#|mailto:)([^)#\s]+)/g;
/** What a fresh clone does not have: made at run time or by the set-up. */
const NOT_IN_A_CLONE = /^(data|node_modules|\.next|\.cache|lib\/generated)\//;

const files = await markdownFiles();

test("there are documents to look at", () => {
  expect(files).toEqual(expect.arrayContaining(["docs/deploy.md", "docs/dependencies.md"]));
});

describe.each(files)("%s", async (file) => {
  const prose = (await readMarkdown(file)).replace(/^(```|~~~)[\s\S]*?^\1/gm, "");

  test("names only files that exist", () => {
    const named = [...prose.matchAll(NAMED)].map(([, path = ""]) => path);
    const missing = named.filter((path) => !NOT_IN_A_CLONE.test(path) && !existsSync(path));
    expect(missing).toEqual([]);
  });

  test("links only to files that exist", () => {
    const linked = [...prose.matchAll(LINKED)].map(([, path = ""]) => join(dirname(file), path));
    expect(linked.filter((path) => !existsSync(path))).toEqual([]);
  });
});
