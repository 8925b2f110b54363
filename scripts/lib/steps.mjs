import { existsSync, realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import process from "node:process";
import { contentHash } from "./content-hash.mjs";
import { explainCompiler, explainInstall } from "./explain.mjs";
import { generateClient } from "./generate-client.mjs";
import { mustRun } from "./run-command.mjs";

/** What decides how the production build comes out. */
const SOURCES = [
  ..."app components lib inngest public prisma/schema.prisma boot.ts instrumentation.ts proxy.ts".split(" "),
  ..."next.config.ts tsconfig.json package-lock.json postcss.config.mjs".split(" "),
];
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

/** @type {import("./run-step.mjs").Step} */
export const packages = {
  name: "Installing the packages (npm ci)",
  stamp: "node_modules/.waywo-packages",
  content: (root) => contentHash(root, ["package-lock.json", ".npmrc"]),
  // Development packages are wanted even where NODE_ENV says production: the build is made here.
  make: (root) =>
    mustRun(npm, ["ci", "--include=dev", "--no-audit", "--no-fund"], { cwd: root, explain: explainInstall }),
};

/** @type {import("./run-step.mjs").Step} */
export const driver = {
  name: "Preparing better-sqlite3 (compiled here when it cannot be fetched: one to two minutes)",
  stamp: "node_modules/better-sqlite3/build/.waywo-driver",
  content: async (root) => {
    const { version } = JSON.parse(
      await readFile(join(root, "node_modules/better-sqlite3/package.json"), "utf8"),
    );
    return `${version} ${process.platform} ${process.arch} ${process.versions.modules}`;
  },
  make: (root) =>
    mustRun(npm, ["rebuild", "better-sqlite3", "--ignore-scripts=false"], {
      cwd: root,
      env: { ...process.env, ...nodeHeaders() },
      explain: explainCompiler,
    }),
};

/** @type {import("./run-step.mjs").Step} */
export const client = {
  name: "Generating the store's client (prisma generate)",
  stamp: "lib/generated/.waywo-client",
  content: (root) => contentHash(root, ["prisma/schema.prisma", "package-lock.json"]),
  make: generateClient,
};

/** @type {import("./run-step.mjs").Step} */
export const build = {
  name: "Building (next build)",
  stamp: ".next/waywo-build",
  content: (root) => contentHash(root, SOURCES, { except: ["lib/generated"] }),
  make: (root) =>
    mustRun(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    }),
};

/** Tells node-gyp where Node's headers are, when they came with Node, so that it fetches none. */
function nodeHeaders() {
  const prefix = dirname(dirname(realpathSync(process.execPath)));
  return existsSync(join(prefix, "include/node/node.h")) ? { npm_config_nodedir: prefix } : {};
}
