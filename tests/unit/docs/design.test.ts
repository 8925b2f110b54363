import { glob, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { contrast, type Oklch, parseOklch } from "../../support/contrast";
import { firstTable, readMarkdown, sectionOf } from "./markdown";

const design = await readMarkdown("docs/design.md");
const css = await readFile("app/globals.css", "utf8");

/** The colours of one block of app/globals.css. */
function coloursOf(selector: string): Map<string, Oklch> {
  const block = css.slice(css.indexOf(`${selector} {`), css.indexOf("}", css.indexOf(`${selector} {`)));
  const found = [...block.matchAll(/--([\w-]+): (oklch\([^)]+\));/g)];
  return new Map(
    found.flatMap(([, name = "", value = ""]) => {
      const colour = parseOklch(value);
      return colour ? [[name, colour] as const] : [];
    }),
  );
}

const light = coloursOf(":root");
const dark = coloursOf('[data-theme="dark"]');

describe("the colours of docs/design.md", () => {
  test("are those of app/globals.css, in both themes", () => {
    const told = firstTable(sectionOf(design, "## Colours")).map(([name = ""]) => name.replaceAll("`", ""));
    expect(told.sort()).toEqual([...light.keys()].sort());
    expect([...dark.keys()].sort()).toEqual([...light.keys()].sort());
  });

  const rows = firstTable(sectionOf(design, "## Contrast"));
  test.each(rows)(
    "%s: at least %s, and as the document says in both themes",
    (pair, least, inLight, inDark) => {
      const [text = "", ground = ""] = String(pair).replaceAll("`", "").split(" on ");
      for (const [colours, told] of [
        [light, inLight],
        [dark, inDark],
      ] as const) {
        const [one, other] = [colours.get(text), colours.get(ground)];
        if (!one || !other) throw new Error(`There is no ${text} or no ${ground}.`);
        expect(contrast(one, other).toFixed(1)).toBe(told);
        expect(contrast(one, other)).toBeGreaterThanOrEqual(Number(least));
      }
    },
  );

  test("contrast with each ground that text stands on", () => {
    const pairs = rows.map(([pair = ""]) => pair.replaceAll("`", ""));
    for (const text of ["ink", "quiet", "accent", "danger", "caution"])
      for (const ground of ["paper", "sheet", "wash"]) expect(pairs).toContain(`${text} on ${ground}`);
  });
});

/** The components and pages whose code has something. */
async function filesWith(pattern: RegExp): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob("{app,components}/**/*.tsx"))
    if (pattern.test(await readFile(file, "utf8"))) found.push(file);
  return found.sort();
}

test("no component has a colour of its own", async () => {
  const own =
    /(?:bg|text|border|fill|stroke|decoration)-\[?(?:#|oklch|rgb|hsl|(?:red|green|blue|gray|zinc|stone|amber)-\d)/;
  expect(await filesWith(own)).toEqual([]);
});

test("the title of a section is one component; other headings of its level are titles of ideas and runs, or unseen", async () => {
  expect(await filesWith(/<h2(?!\s[^>]*className="sr-only")/)).toEqual([
    "components/review/idea-panel.tsx",
    "components/runs/run-table.tsx",
    "components/ui/section-heading.tsx",
  ]);
});

test("what opens has the mark of the stylesheet, and nothing else", async () => {
  expect(await filesWith(/\brotate-90\b|\bmarker:/)).toEqual([]);
  expect(await filesWith(/<summary[^>]*\blist-none\b/)).toEqual(["components/projects/export-menu.tsx"]);
  const reference = await readFile("components/docs/api-reference.css", "utf8");
  const mark = /::before (\{\s+content: "";\s+display: inline-block;[^}]+\})/;
  expect(mark.exec(reference)?.[1]).toBe(mark.exec(css)?.[1]);
});

test("no text is smaller than 12 px", async () => {
  expect(
    await filesWith(/text-\[(?:0?\.[0-6]\d*|0?\.7[0-4]\d*)rem\]|text-\[(?:\d|1[01])(?:\.\d+)?px\]/),
  ).toEqual([]);
  const sizes = [...css.matchAll(/font-size: ([\d.]+)rem/g)].map(([, size]) => Number(size));
  expect(Math.min(...sizes)).toBe(0.75);
});

test("an idea is generated and a bookmark a bookmark, whatever page tells of it", async () => {
  expect(
    await filesWith(
      />\s*(?:Saved|Not saved)\s*<|[>"\s](?:[Dd]esigned|[Dd]esigns?) (?:by|some|ideas|new|with)\b/,
    ),
  ).toEqual([]);
});
