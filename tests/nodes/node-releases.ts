import { execFile } from "node:child_process";
import { access, mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { npmCommand } from "../../scripts/lib/npm.mjs";
import pinned from "../../scripts/node.json" with { type: "json" };

export const TOO_OLD = ["18.20.8", "20.20.2"];
/** The oldest of the supported releases, and one of each later line. */
export const SUPPORTED = ["22.15.0", "24.21.0", "26.10.0"];
/** The npm that came with Node 22.15; it runs on all of them. */
const NPM = "10.9.9";
const FOLDER = resolve(".cache/nodes");

export const NPM_CLI = join(FOLDER, "node_modules/npm/bin/npm-cli.js");

/** The folder to put on the PATH for a release of Node. */
export const binFolder = (version: string): string => join(FOLDER, "node_modules", `node-${version}`, "bin");

/** Fetches the releases, and npm, from the npm registry into .cache/nodes; what is there is kept. */
export default async function setup(): Promise<void> {
  const versions = [...TOO_OLD, ...SUPPORTED];
  const files = [NPM_CLI, ...versions.map((version) => join(binFolder(version), "node"))];
  const missing = (await Promise.all(files.map((file) => access(file).catch(() => file)))).filter(Boolean);
  if (missing.length === 0) return;

  const platform = `${process.platform}-${process.arch}`;
  if (!Object.hasOwn(pinned, platform)) throw new Error(`The npm registry has no Node for ${platform}.`);
  const { package: name } = pinned[platform as keyof typeof pinned];
  const aliases = versions.map((version) => [`node-${version}`, `npm:${name}@${version}`]);
  await mkdir(FOLDER, { recursive: true });
  await writeFile(
    join(FOLDER, "package.json"),
    JSON.stringify({ private: true, dependencies: { ...Object.fromEntries(aliases), npm: NPM } }),
  );
  const [command, args] = npmCommand(["install", "--ignore-scripts", "--no-audit", "--no-fund"]);
  await promisify(execFile)(command, args, { cwd: FOLDER });
}
