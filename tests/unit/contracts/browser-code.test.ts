import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";

/** The TypeScript of some folders, without what is generated. */
const sources = (...folders: string[]) =>
  folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
    )
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("lib/generated/"));

/** A file's source without its comments, which may quote paths. */
const codeOf = (file: string) =>
  readFileSync(file, "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "$1");

describe("paths", () => {
  const API_PATH = /["'`]\/api(?:\/|["'`])/;
  const PAGE_PATH =
    /["'`]\/(?:runs|projects)\b|\b(?:href|action)=\{?["'`]\/|\b(?:push|replace|redirect)\(["'`]\//;
  const code = sources("app", "components", "lib");

  test("of the API are written in lib/contracts/paths.ts alone", () => {
    expect(code.filter((file) => API_PATH.test(codeOf(file)))).toEqual(["lib/contracts/paths.ts"]);
  });

  test("of pages are written in lib/view/links.ts alone", () => {
    expect(code.filter((file) => PAGE_PATH.test(codeOf(file)))).toEqual(["lib/view/links.ts"]);
  });
});

describe("code for the browser", () => {
  /** What a file imports at run time; `import type` and `export type` are erased. */
  function importsOf(file: string): string[] {
    const IMPORT = /^\s*(?:import|export)\s+(?!type\b)(?:[\w*{][^"';]*?\bfrom\s+)?["']([^"']+)["']/gm;
    return [...codeOf(file).matchAll(IMPORT)].map(([, specifier = ""]) => specifier);
  }

  function resolve(file: string, specifier: string): string | null {
    const base = specifier.startsWith("@/")
      ? specifier.slice(2)
      : specifier.startsWith(".") && normalize(join(dirname(file), specifier));
    if (!base) return null;
    return (
      ["", ".ts", ".tsx", "/index.ts"]
        .map((end) => base + end)
        .find((path) => /\.\w+$/.test(path) && existsSync(path)) ?? null
    );
  }

  /** Everything that loading these files loads, as files of ours and names of packages. */
  function reachableFrom(roots: string[]): Set<string> {
    const seen = new Set(roots);
    for (const file of seen) {
      if (!/\.tsx?$/.test(file)) continue;
      for (const specifier of importsOf(file)) seen.add(resolve(file, specifier) ?? specifier);
    }
    return seen;
  }

  const reached = reachableFrom(sources("components", "lib/client", "lib/view"));

  test("is found by following imports", () => {
    expect([...reached]).toEqual(expect.arrayContaining(["lib/contracts/paths.ts", "nuqs/server", "react"]));
    expect([...reachableFrom(["lib/contracts/index.ts"])]).toContain("zod");
  });

  test("loads no validation library, and of the contracts only what has no schemas", () => {
    expect([...reached]).not.toContain("zod");
    expect([...reached].filter((file) => file.startsWith("lib/contracts/")).sort()).toEqual([
      "lib/contracts/limits.ts",
      "lib/contracts/paths.ts",
      "lib/contracts/project-source.ts",
      "lib/contracts/review-status.ts",
      "lib/contracts/rubrics.ts",
      "lib/contracts/run-options.ts",
      "lib/contracts/run-state.ts",
      "lib/contracts/tag.ts",
    ]);
  });

  test("writes addresses without the library that reads them", () => {
    const first = reachableFrom([
      "lib/view/links.ts",
      ...sources("components/layout", "components/designer"),
    ]);
    expect([...first]).not.toContain("nuqs/server");
  });

  test("loads nothing that is for the server alone", () => {
    const ours = [...reached].filter((file) => /^(?:app|inngest|lib)\//.test(file));
    expect(ours.filter((file) => !/^lib\/(?:client|view|contracts)\//.test(file))).toEqual([]);
  });
});
