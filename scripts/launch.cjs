/**
 * `node scripts/launch.cjs SCRIPT [ARGUMENT …]`: runs a script on a Node that the product supports. A Node that is
 * too old gets the pinned one of node.json, from the npm registry, into .cache/node. Plain JavaScript for Node 16.
 */
const { spawn, spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const PINNED = require("./node.json");

const ROOT = path.dirname(__dirname);
const isWindows = process.platform === "win32";
const PARENT_WATCH_MS = 1000;

/** Whether a version (`process.versions.node`) is one that `engines` in package.json allows. */
function isSupported(version) {
  const [major, minor] = version.split(".").map(Number);
  return (major === 22 && minor >= 15) || major === 24 || major >= 26;
}

/**
 * Has Node keep what it compiles, for the next start: of this process, its threads and its children. A server loads
 * some thousand modules. Node before 22.1 has no such cache, and where nothing can be written there is none.
 */
function keepCompiledCode() {
  process.env.NODE_COMPILE_CACHE = process.env.NODE_COMPILE_CACHE || path.join(ROOT, ".cache", "compiled");
  const { enableCompileCache } = require("node:module");
  if (enableCompileCache) enableCompileCache(process.env.NODE_COMPILE_CACHE);
}

/** The key in node.json; a system with musl (Alpine) has none, because the registry's Node needs glibc. */
function platformKey() {
  const isMusl = process.platform === "linux" && !process.report.getReport().header.glibcVersionRuntime;
  return `${process.platform}-${process.arch}${isMusl ? "-musl" : ""}`;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Runs the npm that started this script, else the one on the PATH. */
function npm(args, cwd) {
  const cli = process.env.npm_execpath;
  const options = { cwd, encoding: "utf8" };
  return cli && path.basename(cli) === "npm-cli.js"
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync("npm", args, { ...options, shell: isWindows });
}

/** Writes a project whose lock file pins the package, so that npm verifies what it fetches. */
function writeProject(folder, pinned) {
  const dependencies = { [pinned.package]: pinned.version };
  const lock = {
    lockfileVersion: 3,
    requires: true,
    packages: {
      "": { dependencies },
      [`node_modules/${pinned.package}`]: { version: pinned.version, integrity: pinned.integrity },
    },
  };
  fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
  fs.writeFileSync(path.join(folder, "package-lock.json"), JSON.stringify(lock));
}

/** Fetches the pinned Node unless it is there, and returns the path of its binary. */
function provideNode() {
  const tooOld = `Node ${process.versions.node} is not supported`;
  const pinned = PINNED[platformKey()];
  if (!pinned) fail(`${tooOld}; install Node 24 (nodejs.org) and start again.`);
  const cache = path.join(ROOT, ".cache", "node");
  const folder = path.join(cache, pinned.version);
  const name = isWindows ? "node.exe" : "node";
  const binaryIn = (parent) => path.join(parent, "node_modules", pinned.package, "bin", name);
  if (fs.existsSync(binaryIn(folder))) return binaryIn(folder);

  console.error(`${tooOld}; fetching Node ${pinned.version} from the npm registry into .cache/node …`);
  fs.mkdirSync(cache, { recursive: true });
  const draft = fs.mkdtempSync(path.join(cache, "draft-"));
  writeProject(draft, pinned);
  const result = npm(
    [
      "ci",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      "--fetch-retries=1",
      "--fetch-retry-mintimeout=1000",
    ],
    draft,
  );
  const works = result.status === 0 && spawnSync(binaryIn(draft), ["--version"]).status === 0;
  // Another start may have been faster; its copy is as good.
  if (works && !fs.existsSync(folder)) fs.renameSync(draft, folder);
  fs.rmSync(draft, { recursive: true, force: true });
  if (works) return binaryIn(folder);
  const reason = /code (E[A-Z]+)/.exec(result.stderr || "");
  const detail = reason ? reason[1] : result.status === 0 ? "it does not run here" : "npm failed";
  fail(`Node ${pinned.version} could not be fetched (${detail}); install Node 24 (nodejs.org).`);
}

/**
 * Runs Node as a child that gets this process's signals and does not outlive it; ends with its exit code. On Windows
 * the console sends Ctrl-C to the child itself, and `kill` would end it without letting it stop.
 */
function run(node, args) {
  const PATH = path.dirname(node) + path.delimiter + (process.env.PATH || "");
  const child = spawn(node, args, { stdio: "inherit", env: { ...process.env, PATH } });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => isWindows || child.kill(signal));
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) child.kill("SIGTERM");
  }, PARENT_WATCH_MS);
  child.on("error", (error) => fail(`${node} cannot be run: ${error.message}`));
  child.on("exit", (code) => {
    clearInterval(watch);
    process.exitCode = code === null ? 1 : code;
  });
}

/**
 * Has scripts/set-up.mjs bring what a script in TypeScript needs before it can be loaded at all; `--development` also
 * brings and renews the tools for tests. An installation that has its packages is left as it is, whoever runs it.
 */
function setUp(node, isDevelopment) {
  const needed = ["node_modules/tsx", "lib/generated"].map((name) => path.join(ROOT, name));
  if (!isDevelopment && needed.every((name) => fs.existsSync(name))) return;
  const args = [path.join(__dirname, "set-up.mjs")].concat(isDevelopment ? ["--development"] : []);
  // What a script prints may be read by a program.
  const { status } = spawnSync(node, args, { stdio: ["ignore", 2, 2] });
  if (status !== 0) process.exit(status || 1);
}

function main() {
  const isDevelopment = process.argv[2] === "--development";
  const given = process.argv.slice(isDevelopment ? 3 : 2);
  const start = given.findIndex((argument) => !argument.startsWith("--"));
  // Node's own, such as a limit of memory; for scripts in TypeScript, which have a process of their own.
  const options = given.slice(0, Math.max(0, start));
  const [script, ...args] = given.slice(options.length);
  if (!script) fail("usage: node scripts/launch.cjs [--development] [NODE OPTION …] SCRIPT [ARGUMENT …]");
  keepCompiledCode();
  const supported = isSupported(process.versions.node);
  if (supported && script.endsWith(".mjs")) {
    process.argv.splice(1, 2, path.resolve(script));
    return import(pathToFileURL(process.argv[1]).href);
  }
  const node = supported ? process.execPath : provideNode();
  if (!script.endsWith(".ts")) return run(node, [...options, script, ...args]);
  setUp(node, isDevelopment);
  run(node, [...options, "--conditions=react-server", "--import", "tsx", script, ...args]);
}

module.exports = { isSupported, keepCompiledCode };
if (require.main === module) main();
