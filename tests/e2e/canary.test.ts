import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ENDPOINTS } from "@/lib/contracts";
import type { Endpoint } from "@/lib/contracts/endpoint";
import examples from "@/lib/contracts/examples.json";
import type { EndpointName } from "@/lib/contracts/paths";
import { type AppServer, startAppServer } from "../support/app-server";
import { leakFinder } from "../support/leaks";
import { runScript } from "../support/run-script";
import { StubModel } from "../support/stub-model/stub";

/** Letters and digits that mean nothing, so that no piece of it is anywhere by chance. */
const canary = (name: string) => {
  const digest = createHash("sha512").update(name).digest("hex");
  return `sk-${BigInt(`0x${digest}`).toString(36).slice(0, 48)}`;
};
const KEY_OF_ENVIRONMENT = canary("environment");
const KEY_OF_SETTINGS = canary("settings");
const REFUSED_KEY = canary("refused");

const each = (text: string, write: (code: number) => string) =>
  [...text].map((letter) => write(letter.charCodeAt(0))).join("");
const hex = (code: number) => code.toString(16).padStart(2, "0");
/** How a provider may show the key that it refuses. */
const ECHOES: ((key: string) => string)[] = [
  (key) => key,
  (key) => `Basic ${Buffer.from(`user:${key}`).toString("base64")}`,
  (key) => each(key, (code) => `%${hex(code)}`),
  (key) => each(key, (code) => `\\u00${hex(code)}`),
  (key) => key.replace(/(.{11})/g, "$1\n"),
  (key) => `${key.slice(0, 18)}****${key.slice(-12)}`,
  (key) => Buffer.from(key).toString("hex"),
  (key) => key.toUpperCase(),
  (key) => `<b>${key.slice(0, 9)}</b>${key.slice(9)}`,
];

let server: AppServer;
let stub: StubModel;
let folder: string;
let headers: Record<string, string>;
/** By what it is; nothing of these may be found anywhere. */
let finders: [what: string, find: (text: string) => string | null][];
/** Finds pieces of all of them. */
let findAny: (text: string) => string | null;
let tasks: string[];
const keysSent = new Set<string | undefined>();

/** The first piece of a secret in a text, and of which. */
function leakIn(text: string): string | null {
  const piece = findAny(text);
  if (piece === null) return null;
  const of = finders.filter(([, find]) => find(piece) !== null).map(([what]) => what);
  return `${piece} of ${of.join(" or ")}`;
}

const request = (path: string, init: RequestInit = {}) => fetch(new URL(path, server.url), init);
const send = (path: string, method: string, body: unknown) =>
  request(path, { method, headers, body: JSON.stringify(body) });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "waywo-canary-"));
  stub = await StubModel.start({ dimensions: 16 });
  let refusing: ((key: string) => string) | null = null;
  let where = "chat";
  stub.answer(({ route, headers: sent }) => {
    keysSent.add(sent.authorization);
    if (!refusing || (route !== where && route !== "models")) return undefined;
    const said = refusing(String(sent.authorization).replace(/^Bearer /, ""));
    const error = { message: `Incorrect API key provided: ${said}`, code: said, param: said };
    return { status: 400, body: { error }, headers: { "x-echo": encodeURIComponent(said) } };
  });
  server = await startAppServer({
    env: {
      LLM_BASE_URL: stub.url,
      LLM_MODEL_NAME: "stub",
      LLM_API_KEY: KEY_OF_ENVIRONMENT,
      LLM_MAX_RETRIES: "0",
      LOG_LEVEL: "trace",
    },
  });
  const link = new URL(server.lastLine()).hash.slice(1);
  headers = { "content-type": "application/json" };
  const first = await send("/api/session/first", "POST", { link, name: "Ada" });
  const { token } = await first.json();
  const cookie = first.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  headers = { ...headers, cookie };
  const secrets = { KEY_OF_ENVIRONMENT, KEY_OF_SETTINGS, REFUSED_KEY, link, token, cookie };
  finders = Object.entries(secrets).map(([what, secret]) => [what, leakFinder(secret.slice(-40))]);
  findAny = leakFinder(...Object.values(secrets).map((secret) => secret.slice(-40)));
  const stored = {
    EMBEDDING_BASE_URL: stub.url,
    EMBEDDING_MODEL_NAME: "stub-vectors",
    EMBEDDING_API_KEY: KEY_OF_SETTINGS,
  };
  expect((await send("/api/settings", "PATCH", stored)).status).toBe(200);
  const wrong = await send("/api/settings", "PATCH", { LLM_API_KEY: `${REFUSED_KEY}\n` });
  expect(wrong.status).toBe(422);
  expect(leakIn(await wrong.text())).toBeNull();

  tasks = [];
  for (const echo of ECHOES) {
    for (where of ["chat", "embeddings"]) {
      refusing = echo;
      const { task_id } = await server.start({ num_ideas: 1 });
      const { state, error, errors } = await server.end(task_id);
      expect(state).toBe("FAILURE");
      expect(`${error} ${JSON.stringify(errors)}`).toContain("Incorrect API key provided");
      tasks.push(task_id);
      await request("/api/health");
    }
  }
  refusing = null;
  const { task_id } = await server.start({ num_ideas: 1 });
  await server.end(task_id);
  tasks.push(task_id);
}, 240_000);
afterAll(async () => {
  await server?.stop();
  await stub?.close();
  await rm(folder, { recursive: true, force: true });
});

test("both keys were really sent to the provider", () => {
  expect(keysSent).toContain(`Bearer ${KEY_OF_ENVIRONMENT}`);
  expect(keysSent).toContain(`Bearer ${KEY_OF_SETTINGS}`);
});

const NAMES = (Object.keys(ENDPOINTS) as EndpointName[]).filter(
  // It shows a token once, and there is an admin; and the session is needed until the end.
  (name) => name !== "createFirstAdmin" && name !== "signOut",
);

test.each([...NAMES, "signOut" as const])("no answer of %s", { timeout: 60_000 }, async (name) => {
  const { method, path, body, bodyType }: Endpoint = ENDPOINTS[name];
  const recorded: Record<string, { request?: unknown; response?: unknown } | undefined> = examples;
  const sample = body || bodyType ? JSON.stringify(recorded[name]?.request ?? {}) : undefined;
  for (const task_id of path.includes("{task_id}") ? tasks : [""]) {
    const filled = path.replace("{task_id}", task_id).replace(/\{\w+\}/g, "1");
    for (const search of name === "exportProjects" ? ["?format=csv", "?format=json", "?format=md"] : [""]) {
      const init = { method, headers, ...(sample === undefined ? {} : { body: sample }) };
      const response = await request(filled + search, init);
      const shown = name === "signOut" ? "" : JSON.stringify([...response.headers]);
      expect(leakIn(shown + (await response.text())), `${name} ${task_id}`).toBeNull();
    }
  }
});

test("no page", async () => {
  for (const path of ["/", "/runs", ...tasks.map((id) => `/runs/${id}`), "/projects", "/sign-in", "/docs"]) {
    expect(leakIn(await (await request(path, { headers })).text()), path).toBeNull();
  }
});

test("no line of the log, at its most talkative", () => {
  const lines = server.log();
  expect(lines.join("\n")).toContain("settings changed");
  for (const line of lines) expect(leakIn(line), line).toBeNull();
});

/** Every value of every table, also as the text that bytes may be. */
function valuesOf(file: string): [where: string, value: string][] {
  const store = new Database(file, { readonly: true });
  try {
    const tables = store.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
    return tables.flatMap((table) =>
      (store.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]).flatMap((row) =>
        Object.entries(row).map(([column, value]): [string, string] => [
          `${table}.${column}`,
          Buffer.isBuffer(value) ? `${value.toString("latin1")} ${value.toString("utf16le")}` : String(value),
        ]),
      ),
    );
  } finally {
    store.close();
  }
}

test("no table of the store, and no byte of its files", { timeout: 60_000 }, async () => {
  const values = valuesOf(server.store);
  expect(values.some(([where, value]) => where === "settings.value" && value.includes("sealed"))).toBe(true);
  for (const [where, value] of values) expect(leakIn(value), where).toBeNull();
  for (const suffix of ["", "-wal"]) {
    expect(leakIn(await readFile(server.store + suffix, "latin1")), suffix).toBeNull();
  }
});

test("no backup, which has no key file either", { timeout: 60_000 }, async () => {
  vi.stubEnv("DATABASE_URL", `file:${server.store}`);
  const target = join(folder, "backup.db");
  expect(await runScript("backup", target)).toMatchObject({ code: 0, stderr: "" });
  vi.unstubAllEnvs();
  expect(leakIn(await readFile(target, "latin1"))).toBeNull();
  expect(readdirSync(folder)).toEqual(["backup.db"]);
  const key = await readFile(`${server.store}.key`, "utf8");
  expect(leakFinder(key.slice("waywo-key-1:".length))(await readFile(target, "latin1"))).toBeNull();
});

test("no file that browsers load", () => {
  const files = readdirSync(".next/static", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect(leakIn(readFileSync(file, "latin1")), file).toBeNull();
});

test("and what looks for them finds each way of writing one", () => {
  const secret = canary(randomBytes(8).toString("hex")).slice(3);
  const find = leakFinder(secret);
  for (const echo of ECHOES) expect(find(`before ${echo(secret)} after`), echo(secret)).not.toBeNull();
  for (const before of ["", "x", "xx"]) {
    expect(find(Buffer.from(`${before}${secret}: and more`).toString("base64"))).not.toBeNull();
  }
  expect(find(randomBytes(100_000).toString("latin1"))).toBeNull();
});
