import { readFile } from "node:fs/promises";
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

test("no component has a colour of its own", async () => {
  const { glob } = await import("node:fs/promises");
  const own: string[] = [];
  for await (const file of glob("{app,components}/**/*.tsx")) {
    const code = await readFile(file, "utf8");
    if (
      /(?:bg|text|border|fill|stroke|decoration)-\[?(?:#|oklch|rgb|hsl|(?:red|green|blue|gray|zinc|stone|amber)-\d)/.test(
        code,
      )
    )
      own.push(file);
  }
  expect(own).toEqual([]);
});
