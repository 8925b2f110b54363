import process from "node:process";
import { contentHash } from "./content-hash.mjs";
import { explainInstall } from "./explain.mjs";
import { generateClient } from "./generate-client.mjs";
import { npmCommand } from "./npm.mjs";
import { mustRun } from "./run-command.mjs";

/** Everything that decides how the production build comes out. */
const SOURCES = [
  ..."app components lib inngest public prisma/schema boot.ts instrumentation.ts proxy.ts".split(" "),
  ..."next.config.ts scripts/lib/security-headers.mjs tsconfig.json package-lock.json postcss.config.mjs".split(
    " ",
  ),
];

/**
 * Megabytes fetched with an empty npm cache, and taken on disk, on Linux x64; `npm run test:nodes` checks the latter.
 */
export const SIZES = { runtime: { fetch: 430, disk: 1250 }, development: { fetch: 510, disk: 1400 } };

/** @param {{ fetch: number, disk: number }} size */
const sizeText = ({ fetch, disk }) => `up to ${fetch} MB to fetch, ${disk} MB on disk`;

/** @param {string[]} omit @returns {import("./run-step.mjs").Step["make"]} */
const install = (omit) => (root) => {
  const [command, args] = npmCommand(["ci", ...omit, "--no-audit", "--no-fund"]);
  return mustRun(command, args, { cwd: root, explain: explainInstall });
};

/** @param {string} root */
const packagesContent = (root) => contentHash(root, ["package-lock.json", ".npmrc"]);

/** What `npm start` needs. @type {import("./run-step.mjs").Step} */
export const packages = {
  name: `Installing the packages (npm ci: ${sizeText(SIZES.runtime)})`,
  stamp: "node_modules/.waywo-packages",
  content: packagesContent,
  make: install(["--omit=dev"]),
};

/** The same with the tools for tests and checks. @type {import("./run-step.mjs").Step} */
export const developmentPackages = {
  name: `Installing the packages and the development tools (npm ci: ${sizeText(SIZES.development)})`,
  stamp: "node_modules/.waywo-development",
  content: packagesContent,
  // NODE_ENV=production would leave the tools out.
  make: install(["--include=dev"]),
};

/** @type {import("./run-step.mjs").Step} */
export const client = {
  name: "Generating the database client (prisma generate)",
  stamp: "lib/generated/.waywo-client",
  content: (root) =>
    contentHash(root, ["prisma/schema", "scripts/lib/postgres-schema.mjs", "package-lock.json"]),
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
