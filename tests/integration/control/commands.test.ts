import { existsSync } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { connect } from "node:net";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import Database from "better-sqlite3";
import { afterEach, expect, test, vi } from "vitest";
import { startQueue, stopQueue } from "@/inngest/queue";
import { controlAddresses } from "@/lib/control/address";
import { findServer } from "@/lib/control/ask-server";
import { runCommand } from "@/lib/control/run-command";
import { closeControl, serveControl } from "@/lib/control/serve-control";
import { db } from "@/lib/core/db";
import { decodeVector } from "@/lib/embeddings/vector";
import { lockStore } from "@/lib/store/lock";
import { closeStore } from "@/lib/store/open";
import { CrashProcess } from "../../support/crash-process";
import { runScript } from "../../support/run-script";
import { stubbedApp } from "../../support/stubbed-app";
import { openTempStore } from "../../support/temp-store";

const launch = stubbedApp();

afterEach(closeControl);

async function serve(seeded = false) {
  const launched = await launch({ stub: { dimensions: 8 }, seeded });
  await serveControl({ startQueue, stopQueue });
  const beside = (name: string) => join(dirname(launched.app.store.path), name);
  return { ...launched, beside };
}

const count = (file: string) => {
  const store = new Database(file, { readonly: true });
  try {
    return store.prepare("SELECT count(*) FROM waywo_projects").pluck().get();
  } finally {
    store.close();
  }
};

/** Sends bytes to the channel as they are. @returns the answer's status and body */
function send(store: string, path: string, body: string): Promise<[number | undefined, string]> {
  const [socketPath = ""] = controlAddresses(store);
  return new Promise((resolve, reject) => {
    request({ socketPath, path, method: "POST", agent: false })
      .on("error", reject)
      .on("response", async (response) => resolve([response.statusCode, await text(response)]))
      .end(body);
  });
}

test("npm run backup has the running server write the copy, and says so in one line", async () => {
  const { app, beside } = await serve();
  await app.end((await app.start({ num_ideas: 2, seed_tags: ["ios"] })).task_id);
  const target = beside("backup.db");
  expect(await runScript("backup", target)).toEqual({ code: 0, stdout: `Wrote ${target}.\n`, stderr: "" });
  expect(count(target)).toBe(2);
  expect(await runScript("backup", target)).toEqual({
    code: 1,
    stdout: "",
    stderr: `${target} is there already; give the copy another name.\n`,
  });
});

test("a command whose server listens nowhere says so, and does nothing by itself", async () => {
  const { app, beside } = await serve();
  await closeControl();
  await expect(runScript("backup", beside("backup.db"))).resolves.toMatchObject({
    code: 1,
    stderr:
      `Another process has the store ${app.store.path} open and cannot be reached; run this where the server runs, ` +
      "or stop it.\n",
  });
  expect(existsSync(beside("backup.db"))).toBe(false);
});

test("without a server the command has the lock for as long as it works, and leaves none", async () => {
  const store = await openTempStore({ seeded: true });
  await closeStore();
  const target = join(dirname(store.path), "backup.db");
  expect(await runCommand("backup", { target })).toEqual({ target });
  expect(count(target)).toBe(count(store.path));
  const lock = lockStore(store.path);
  lock.release();
  await store.close();
});

test("the socket of a server that crashed is replaced by the next one's", async () => {
  const { app, stub, beside } = await serve();
  await closeControl();
  await app.halt();
  const env = { DATABASE_URL: `file:${app.store.path}`, LLM_BASE_URL: stub.url };
  const crashed = new CrashProcess(1, env);
  await crashed.settled();
  await crashed.kill();
  const [socket = ""] = controlAddresses(app.store.path);
  expect(existsSync(socket)).toBe(true);
  expect(await findServer(app.store.path)).toBeNull();
  await app.resume();
  await serveControl({ startQueue, stopQueue });
  expect((await runScript("backup", beside("backup.db"))).code).toBe(0);
});

test("only the server's user reaches the sockets, which go with the server", async () => {
  const { app } = await serve();
  const addresses = controlAddresses(app.store.path);
  expect(addresses).toHaveLength(2);
  for (const address of addresses) {
    expect(Buffer.byteLength(address)).toBeLessThan(104);
    expect((await stat(address)).mode & 0o777).toBe(0o600);
  }
  expect((await stat(dirname(addresses[1] ?? ""))).mode & 0o777).toBe(0o700);
  await closeControl();
  expect(addresses.filter((address) => existsSync(address))).toEqual([]);
});

test("a store whose path is too long for a socket beside it is reached all the same", async () => {
  const deep = `/tmp/${"x".repeat(120)}/waywo.db`;
  expect(controlAddresses(deep)).toEqual([expect.stringMatching(/^\/tmp\/waywo-[0-9a-f]{16}\/sock$/)]);
});

test("a file that has the socket's name is left alone", async () => {
  const { app, beside } = await serve();
  await closeControl();
  const [socket = ""] = controlAddresses(app.store.path);
  await writeFile(socket, "precious");
  await serveControl({ startQueue, stopQueue });
  expect((await runScript("backup", beside("backup.db"))).code).toBe(0);
  expect((await stat(socket)).isFile()).toBe(true);
});

test.each([
  ["/toString", "{}", "The server knows no command toString; update and restart it."],
  ["/backup", "{", "The command is not JSON."],
  ["/backup", '{"target":"relative.db"}', "The command's input is not valid."],
  ["/restore", '{"backup":7}', "The command's input is not valid."],
])("%s with %s is refused in one sentence", async (path, body, error) => {
  const { app } = await serve();
  expect(await send(app.store.path, path, body)).toEqual([400, JSON.stringify({ error })]);
});

test("a command that is too large is cut off, and the server goes on", async () => {
  const { app, beside } = await serve();
  const target = "x".repeat(1024 * 1024);
  await expect(send(app.store.path, "/backup", JSON.stringify({ target }))).rejects.toThrow();
  expect((await runScript("backup", beside("backup.db"))).code).toBe(0);
});

test("a server stops although somebody has connected and says nothing", async () => {
  const { app } = await serve();
  const [address = ""] = controlAddresses(app.store.path);
  const silent = connect(address);
  await vi.waitFor(() => expect(silent.readyState).toBe("open"));
  await closeControl();
  silent.destroy();
});

test("commands are run one after the other", async () => {
  const { beside } = await serve(true);
  const targets = ["a.db", "b.db", "c.db"].map(beside);
  const done = await Promise.all(targets.map((target) => runCommand("backup", { target })));
  expect(done).toEqual(targets.map((target) => ({ target })));
  expect(new Set(targets.map(count)).size).toBe(1);
});

test("npm run reembed gives every project a new vector, and names those it could not", async () => {
  const { app, stub } = await serve();
  await app.end((await app.start({ num_ideas: 3, seed_tags: ["ios"] })).task_id);
  await db().project.updateMany({ data: { embeddingModel: "an older one", descriptionEmbedding: null } });
  const [first] = await db().project.findMany({ orderBy: { id: "asc" } });
  const title = first?.title ?? "";
  stub.answer(({ route, body }) =>
    route === "embeddings" && JSON.stringify(body).includes(title) ? { status: 400, body: {} } : undefined,
  );
  const ran = await runScript("reembed", "--yes");
  expect(ran).toMatchObject({ code: 1, stderr: "" });
  const [line, named, ...more] = ran.stdout.trim().split("\n");
  expect(line).toBe("Embedded 2 projects with stub-vectors.");
  expect(named).toContain(`Project ${first?.id} (${title}) was not embedded: `);
  expect(more).toEqual([]);
  const after = await db().project.findMany({ orderBy: { id: "asc" } });
  expect(after.map(({ embeddingModel }) => embeddingModel)).toEqual([
    "an older one",
    "stub-vectors",
    "stub-vectors",
  ]);
});

test("a fresh vector replaces one of the same model in what the server compares with", async () => {
  const { app } = await serve();
  const { nearestProjects } = await import("@/lib/projects/project-vectors");
  await app.end((await app.start({ num_ideas: 1, seed_tags: ["ios"] })).task_id);
  const { descriptionEmbedding } = await db().project.findFirstOrThrow();
  const right = decodeVector(descriptionEmbedding ?? new Uint8Array());
  const cosine = async () =>
    (await nearestProjects("stub-vectors", right, { limit: 1 })).neighbours[0]?.cosine;
  const opposite = right.map((number) => -number);
  await db().project.updateMany({ data: { descriptionEmbedding: new Uint8Array(opposite.buffer) } });
  expect(await cosine()).toBeCloseTo(-1);
  expect(await runScript("reembed", "--yes")).toMatchObject({
    code: 0,
    stdout: "Embedded 1 project with stub-vectors.\n",
  });
  expect(await cosine()).toBeCloseTo(1);
});

test("an embedding service that is down ends a reembed in one line", async () => {
  const { stub } = await serve(true);
  stub.answer(({ route }) => (route === "embeddings" ? { status: 400, body: {} } : undefined));
  const { code, stderr } = await runScript("reembed", "--yes");
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^.+; the fresh vectors are kept, .+\n$/)]);
});

test("a reembed asks before it sends anything to an outside service; where nobody can be asked it wants --yes", async () => {
  const { stub } = await serve(true);
  const projects = await db().project.count();
  const { code, stdout, stderr } = await runScript("reembed");
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(
    new RegExp(
      `^This embeds ${projects} projects \\(about \\d+ tokens\\) with stub-vectors at 127.0.0.1:\\d+, which may cost money; add --yes to allow it\\.\\n$`,
    ),
  );
  expect(stub.counts.byRoute.embeddings).toBe(0);
});

test("a reembed that broke off goes on where it was, unless it is to begin anew", async () => {
  const { stub } = await serve(true);
  const projects = await db().project.count();
  let embedded = 0;
  const restore = stub.answer(({ route, body }) => {
    if (route !== "embeddings") return undefined;
    if (embedded >= 128) return { status: 401, body: {} };
    embedded += [body.input].flat().length;
    return undefined;
  });
  expect((await runScript("reembed", "--yes")).code).toBe(1);
  const done = await db().project.count({ where: { embeddingModel: "stub-vectors" } });
  expect(done).toBe(128);
  restore();
  stub.reset();
  expect(await runScript("reembed", "--yes")).toMatchObject({
    code: 0,
    stdout: `Embedded ${projects - done} projects with stub-vectors, after ${done} before.\n`,
  });
  expect(await db().project.count({ where: { embeddingModel: "stub-vectors" } })).toBe(projects);
  const again = await runScript("reembed", "--yes");
  expect(again.stdout).toBe(`Embedded ${projects} projects with stub-vectors.\n`);
  await db().reembedding.create({ data: { model: "stub-vectors", lastProjectId: projects - 2 } });
  const anew = await runScript("reembed", "--yes", "--restart");
  expect(anew.stdout).toBe(`Embedded ${projects} projects with stub-vectors.\n`);
});

test.each(["backup", "restore", "reembed", "doctor", "import"])(
  "npm run %s has a --help, and says how it is called",
  async (name) => {
    const help = await runScript(name, "--help");
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(help.stdout).toMatch(new RegExp(`^Usage: npm run ${name}`));
    const usage = help.stdout.split("\n")[0];
    expect(await runScript(name, "one", "too", "many")).toEqual({
      code: 1,
      stdout: "",
      stderr: `${usage}\n`,
    });
    const unknown = await runScript(name, "--nonsense");
    expect(unknown).toMatchObject({ code: 1, stderr: `Unknown option '--nonsense'. ${usage}\n` });
  },
);

test("commands on a store that is not there make none", async () => {
  const store = await openTempStore();
  await closeStore();
  const missing = join(dirname(store.path), "data", "other.db");
  vi.stubEnv("DATABASE_URL", `file:${missing}`);
  for (const [name, ...args] of [["backup", join(dirname(store.path), "b.db")], ["reembed"]]) {
    expect(await runScript(name ?? "", ...args)).toEqual({
      code: 1,
      stdout: "",
      stderr: `There is no store at ${missing}.\n`,
    });
  }
  expect(existsSync(dirname(missing))).toBe(false);
  vi.unstubAllEnvs();
  await store.close();
});
