import { spawnSync } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { binFolder, NPM_CLI } from "./node-releases";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "waywo-launch-"));
  await mkdir(join(folder, "scripts"));
  for (const file of ["scripts/launch.cjs", "scripts/node.json"]) await copyFile(file, join(folder, file));
  await writeFile(
    join(folder, "scripts/show.mjs"),
    "console.log(process.version, process.argv.slice(2).join());",
  );
});

afterEach(() => rm(folder, { recursive: true }));

const launch = (env: Record<string, string> = {}) =>
  spawnSync(join(binFolder("18.20.8"), "node"), ["scripts/launch.cjs", "scripts/show.mjs", "a", "b c"], {
    cwd: folder,
    env: { ...process.env, npm_execpath: NPM_CLI, ...env },
    encoding: "utf8",
  });

test("a Node that is too old fetches one that is not, once, and passes arguments and exit code on", async () => {
  const first = launch();
  expect(first.stderr).toMatch(
    /^Node 18\.20\.8 is not supported; fetching Node \S+ from the npm registry .*\n$/,
  );
  expect(first.stdout).toMatch(/^v2\d\.\S+ a,b c\n$/);
  await writeFile(join(folder, "scripts/show.mjs"), "process.exit(7);");
  const second = launch();
  expect([second.status, second.stderr]).toEqual([7, ""]);
});

test("without a registry one line says which Node to install", () => {
  const env = { npm_config_registry: "http://127.0.0.1:9", npm_config_cache: join(folder, "no-cache") };
  const { status, stderr } = launch(env);
  expect(status).toBe(1);
  expect(stderr.trim().split("\n").at(-1)).toMatch(
    /^Node \S+ could not be fetched \(ECONNREFUSED\); install Node 24 \(nodejs\.org\)\.$/,
  );
});

test("a Node that is not the pinned one is not run, and nothing of it is kept", async () => {
  const file = join(folder, "scripts/node.json");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace(/"integrity": "sha512-.{8}/g, '"integrity": "sha512-AAAAAAAA'));
  const { status, stderr } = launch();
  expect(status).toBe(1);
  expect(stderr).toMatch(/could not be fetched \(EINTEGRITY\)/);
  expect(await readdir(join(folder, ".cache/node"))).toEqual([]);
});

test("a script in TypeScript gets its packages first, and they are brought once", async () => {
  await writeFile(
    join(folder, "scripts/set-up.mjs"),
    `import { mkdirSync, writeFileSync } from "node:fs";
    mkdirSync("node_modules/tsx", { recursive: true });
    mkdirSync("lib/generated", { recursive: true });
    writeFileSync("node_modules/tsx/index.js", "");
    console.log("set up", ...process.argv.slice(2));`,
  );
  await writeFile(join(folder, "scripts/work.ts"), "console.log('worked' as string);");
  const work = (...args: string[]) => {
    const options = { cwd: folder, encoding: "utf8" } as const;
    const { stdout, stderr } = spawnSync(process.execPath, ["scripts/launch.cjs", ...args], options);
    return [stdout, stderr];
  };
  expect(work("scripts/work.ts")).toEqual(["worked\n", "set up\n"]);
  expect(work("scripts/work.ts")).toEqual(["worked\n", ""]);
  expect(work("--development", "scripts/work.ts")).toEqual(["worked\n", "set up --development\n"]);
});
