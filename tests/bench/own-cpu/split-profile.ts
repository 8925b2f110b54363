import { existsSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";
import type { CpuProfile, ProfileNode } from "../server/probe";

/** By part, which of a source's addresses are its own; the first that fits. */
const PARTS: [part: string, own: RegExp][] = [
  ["zod", /\/node_modules\/zod\//],
  [
    "the SDK (inngest)",
    /\/node_modules\/(?:inngest|@inngest|@opentelemetry|canonicalize|hash\.js|serialize-error-cjs|debug)\//,
  ],
  ["the model client (openai, undici)", /\/node_modules\/(?:openai|undici)\/|\/lib\/net\//],
  // The client's own source map names its folders without the package.
  [
    "Prisma",
    /\/node_modules\/(?:@prisma|prisma)\/|\/lib\/generated\/|^wasm:|^(?:\.\.\/)+(?:src\/runtime|client-|debug\/)/,
  ],
  ["the store's connection and SQLite", /\/node_modules\/better-sqlite3\/|\/lib\/store\/connection\//],
  [
    "Next and React (status, pages)",
    /\/node_modules\/(?:next|react|react-dom)\/|\/next\/dist\/|\/scripts\/lib\//,
  ],
  ["the executor and its journal", /\/lib\/builtin\/executor\/|\/lib\/store\/journal\//],
  ["prompts (liquidjs)", /\/node_modules\/liquidjs\//],
  ["other packages", /\/node_modules\//],
  [
    "the rest of ours",
    /\/(?:lib|app|inngest|components)\/|\/boot\.ts|\/instrumentation\.ts|\/tests\/bench\//,
  ],
];
const COLLECTOR = "collecting garbage";
const NODE = "Node itself";
/** What V8 tells apart from all functions. */
const SPECIAL: Record<string, string | null> = {
  "(garbage collector)": COLLECTOR,
  "(idle)": null,
  "(program)": NODE,
  "(root)": NODE,
};

/**
 * The share of its busy time that a thread spent in each part. What Node's own functions take is the part's that called
 * them; what nobody called, as after a socket's event, is Node's.
 */
export function splitProfile({ nodes, samples }: CpuProfile): Map<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const known = new Map<number, string | null>();
  const partOf = (id: number): string | null => {
    const seen = known.get(id);
    if (seen !== undefined) return seen;
    const node = byId.get(id);
    const part = node ? (ownPart(node) ?? inherited(id)) : NODE;
    known.set(id, part === "" ? null : part);
    return part === "" ? null : part;
  };
  const inherited = (id: number): string => {
    const parent = parents.get(id);
    return (parent === undefined ? NODE : partOf(parent)) ?? NODE;
  };
  const counts = new Map<string, number>();
  for (const id of samples) {
    const part = partOf(id);
    if (part !== null) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  const busy = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return new Map(
    [...counts].map(([part, count]) => [part, count / busy] as const).sort((a, b) => b[1] - a[1]),
  );
}

/** A part; "" for a thread that has nothing to do; undefined for a function that belongs to who called it. */
function ownPart({ callFrame }: ProfileNode): string | undefined {
  const { functionName, url, lineNumber, columnNumber } = callFrame;
  const special = SPECIAL[functionName];
  if (special !== undefined && url === "") return special ?? "";
  if (url === "" || url.startsWith("node:")) return undefined;
  const source = sourceOf(url, lineNumber, columnNumber);
  return PARTS.find(([, own]) => own.test(source))?.[0];
}

const maps = new Map<string, SourceMap | null>();

/** Where a place in a file of the build comes from, by the map that stands beside the file. */
function sourceOf(url: string, line: number, column: number): string {
  if (!url.startsWith("file:") && !url.startsWith("/")) return url;
  const path = url.startsWith("file:") ? fileURLToPath(url) : url;
  let map = maps.get(path);
  if (map === undefined) {
    const file = `${path}.map`;
    map = existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, "utf8"))) : null;
    maps.set(path, map);
  }
  const entry = map?.findEntry(line, column);
  return entry && "originalSource" in entry ? entry.originalSource : path;
}
