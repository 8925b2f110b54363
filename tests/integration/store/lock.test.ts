import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { link, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lockStore } from "@/lib/store/lock";
import { closeStore, openStore } from "@/lib/store/open";
import { CrashProcess } from "../../support/crash-process";
import { Latch } from "../../support/latch";
import { copyTemplate, useStoreFile } from "../../support/store-template";
import { stubEnv } from "../../support/stub-env";
import { StubModel } from "../../support/stub-model/stub";

let folder: string;
let path: string;
let stub: StubModel;
const running: CrashProcess[] = [];

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "waywo-lock-")));
  path = join(folder, "waywo.db");
  stub = await StubModel.start({ dimensions: 8 });
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.kill()));
  await closeStore();
  await stub.close();
  await rm(folder, { recursive: true, force: true });
});

/** A server on a store; asked for ideas, it stays until it is told to start. */
function server(store: string, ideas = 1): CrashProcess {
  const started = new CrashProcess(ideas, stubEnv(stub, { DATABASE_URL: `file:${store}` }));
  running.push(started);
  return started;
}

const refusal = () =>
  `Another server, or a command, has the store ${path} open; stop it, or set DATABASE_URL to another path.\n`;

test("a second server is refused in one line, and the run of the first pays for no call twice", async () => {
  await copyTemplate(false, path);
  const first = server(path, 6);
  await first.settled();
  const answers = new Latch();
  stub.answer(async ({ column }) => {
    if (column) await answers.wait();
    return undefined;
  });
  await first.start();
  await vi.waitFor(() => expect(stub.counts.calls).toBe(6), { interval: 5 });
  expect(await server(path, 6).exit()).toEqual({ code: 1, said: refusal() });
  expect(stub.counts.calls).toBe(6);
  answers.open();
  expect((await first.exit()).code).toBe(0);
  expect(stub.counts.calls).toBe(6 * 3);
});

test("it is refused before it changes anything", async () => {
  const lock = lockStore(path);
  const before = await readdir(folder);
  expect(await server(path).exit()).toEqual({ code: 1, said: refusal() });
  expect(await readdir(folder)).toEqual(before);
  expect(existsSync(path)).toBe(false);
  lock.release();
});

test("links and relative paths lead to the same lock", async () => {
  await copyTemplate(false, path);
  const alias = join(folder, "alias");
  await symlink(folder, alias);
  await symlink("waywo.db", join(folder, "link.db"));
  const lock = lockStore(path);
  for (const way of [join(alias, "waywo.db"), join(folder, "link.db"), relative(process.cwd(), path)]) {
    expect(() => lockStore(way)).toThrow(refusal().trim());
    expect(await server(way).exit()).toEqual({ code: 1, said: refusal() });
  }
  lock.release();
});

test("a store with a second name is refused, because its log has one name only", async () => {
  await copyTemplate(false, path);
  const other = join(folder, "other.db");
  await link(path, other);
  for (const name of [path, other]) {
    const { code, said } = await server(name).exit();
    expect([code, said]).toEqual([1, expect.stringMatching(/^.* has a second name \(a hard link\); .*\n$/)]);
  }
});

test("a lock file that was deleted, or its folder, lets no second server in", async () => {
  await mkdir(join(folder, "data"));
  path = join(folder, "data", "waywo.db");
  await copyTemplate(false, path);
  await server(path).settled();
  await rm(`${path}.lock`);
  expect(await server(path).exit()).toEqual({ code: 1, said: refusal() });
  await rm(join(folder, "data"), { recursive: true });
  expect(await server(path).exit()).toEqual({ code: 1, said: refusal() });
  expect(existsSync(join(folder, "data"))).toBe(false);
});

test("kill -9 releases it, and so does a stop", async () => {
  await copyTemplate(false, path);
  for (const signal of ["SIGKILL", "SIGTERM"] as const) {
    const first = server(path);
    await first.settled();
    await first.kill(signal);
  }
  await server(path).settled();
});

test("a process that is dead but not yet buried does not hold it", async () => {
  await copyTemplate(false, path);
  const script = `
    require("tsx/cjs");
    require("./lib/store/lock.ts").lockStore(${JSON.stringify(path)});
    console.log(process.pid);
    setInterval(() => {}, 1000);
  `;
  // The shell becomes a sleep, which does not ask after its child.
  const args = [process.execPath, "--conditions=react-server", "-e", script];
  const parent = spawn("sh", ["-c", '"$@" & exec sleep 600', "sh", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(createInterface(parent.stdout), "line");
  try {
    expect(() => lockStore(path)).toThrow("Another server");
    process.kill(Number(line), "SIGKILL");
    // Its threads end one after the other.
    const lock = await vi.waitFor(() => lockStore(path));
    expect(await readFile(`/proc/${line}/stat`, "utf8")).toMatch(/^\d+ \(.*\) Z /);
    lock.release();
  } finally {
    process.kill(Number(line), "SIGKILL");
    parent.kill();
  }
});

test("in one process, opening the store again keeps the lock, another store has its own", async () => {
  await useStoreFile(path);
  await openStore({ seed: false });
  await openStore({ seed: false });
  expect(() => lockStore(path)).toThrow("Another server");
  await useStoreFile(join(folder, "second.db"));
  await openStore({ seed: false });
  lockStore(path).release();
  await closeStore();
  lockStore(join(folder, "second.db")).release();
});

test("a store that is refused is let go of", async () => {
  await writeFile(path, "Dear Sir or Madam");
  await useStoreFile(path);
  await expect(openStore()).rejects.toThrow("is not a database");
  lockStore(path).release();
});

test("a lock that cannot be taken says why", async () => {
  await writeFile(`${path}.lock`, "12345\n");
  expect(() => lockStore(path)).toThrow(`${path}.lock is not a lock; delete it and start again.`);
  await rm(`${path}.lock`);
  await mkdir(`${path}.lock`);
  expect(() => lockStore(path)).toThrow(
    `${path}.lock cannot be written to; make it and its folder writable.`,
  );
});
