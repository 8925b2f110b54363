import { readFile } from "node:fs/promises";
import { SourceMap } from "node:module";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

/** Compressed bytes by package, or by folder for the product's own code. */
export type Parts = Map<string, number>;

/**
 * What a built script is made of, by its source map. A part's share of the compressed bytes is its share of the
 * characters.
 *
 * @param file in .next/static
 */
export async function scriptParts(file: string): Promise<Parts> {
  const code = await readFile(file, "utf8");
  const named = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(code)?.[1];
  const bytes = gzipSync(code).length;
  if (!named) return new Map([["without a source map", bytes]]);
  const map = new SourceMap(
    JSON.parse(await readFile(join(dirname(file), decodeURIComponent(named)), "utf8")),
  );
  const counts = new Map<string, number>();
  for (const [line, text] of code.split("\n").entries()) {
    for (let column = 0; column < text.length; column += 1) {
      const entry = map.findEntry(line, column);
      const part = "originalSource" in entry && entry.originalSource ? partOf(entry.originalSource) : "other";
      counts.set(part, (counts.get(part) ?? 0) + 1);
    }
  }
  return new Map([...counts].map(([part, count]) => [part, (bytes * count) / code.length]));
}

/** "react-dom", "@base-ui/react/combobox", "components/designer". */
function partOf(source: string): string {
  if (source.includes("[turbopack]/")) return "turbopack";
  const path = source.replace(/^.*\[project\]\//, "");
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\/(.*)/.exec(path);
  if (!inPackage) return path.split("/").slice(0, -1).join("/") || path;
  const [, name = "", inside = ""] = inPackage;
  if (name === "@base-ui/react") return `${name}/${inside.split("/")[0]}`;
  // Next brings React's own packages in its folder.
  const compiled = name === "next" ? /^dist\/compiled\/([^/]+)/.exec(inside)?.[1] : undefined;
  return compiled ?? name;
}
