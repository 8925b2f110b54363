import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { createComposer } from "@/lib/builtin/composer/composer";
import { createEncoder } from "@/lib/builtin/encoder/encoder";
import { composerFetch, encoderFetch } from "@/lib/workers/compute";
import { closeWorkers } from "@/lib/workers/workers";

const BASE = "http://built-in.invalid/v1";
const TEXTS = ["A hive scale for allotments", "a", "Zwölf Boxkämpfer 🐝", "word ".repeat(300)];

afterAll(closeWorkers);

const post = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

const chat = (content: string, more = {}) =>
  post({ model: "built-in", seed: 7, messages: [{ role: "user", content }], ...more });

async function told(response: Response) {
  const body = (await response.text()).replace(/"created":\d+/, '"created":0');
  return { status: response.status, type: response.headers.get("content-type"), body };
}

test.each<[string, string, RequestInit | undefined]>([
  ["a chat completion", "/chat/completions", chat("Who are you?")],
  ["a cut-off one", "/chat/completions", chat("Who are you?", { max_tokens: 3 })],
  ["the list of models", "/models", undefined],
  ["a refused method", "/chat/completions", undefined],
  ["an unknown path", "/completions", post({})],
  ["no JSON", "/chat/completions", post("{")],
  ["too much of it", "/chat/completions", post("x".repeat(2_000_001))],
])("the composer's answer to %s is the same from its thread", async (_what, path, init) => {
  const inProcess = await told(await createComposer().fetch(BASE + path, init));
  expect(await told(await composerFetch(BASE + path, init))).toEqual(inProcess);
});

test.each<[string, string, RequestInit | undefined]>([
  ["texts", "/embeddings", post({ input: TEXTS })],
  ["an unknown path", "/models", undefined],
  ["no JSON", "/embeddings", post("{")],
])("the encoder's answer to %s is the same from its thread, byte for byte", async (_what, path, init) => {
  const inProcess = await told(await createEncoder().fetch(BASE + path, init));
  expect(await told(await encoderFetch(new Request(BASE + path, init)))).toEqual(inProcess);
});

test("while it encodes, this process is free for everything else", async () => {
  await encoderFetch(`${BASE}/embeddings`, post({ input: "warm" }));
  let done = false;
  const encoded = encoderFetch(`${BASE}/embeddings`, post({ input: Array(16).fill("busy ".repeat(100)) }));
  const answer = encoded.finally(() => {
    done = true;
  });
  let turns = 0;
  for (; !done; turns++) await new Promise((resolve) => setImmediate(resolve));
  expect((await answer).status).toBe(200);
  // In this process, every text would take one turn of the event loop.
  expect(turns).toBeGreaterThan(16 * 20);
});

test("an aborted request ends at once with its reason, and those behind it are answered", async () => {
  const controller = new AbortController();
  const long = encoderFetch(`${BASE}/embeddings`, {
    ...post({ input: Array(2048).fill("busy ".repeat(100)) }),
    signal: controller.signal,
  });
  const behind = encoderFetch(`${BASE}/embeddings`, post({ input: "behind" }));
  controller.abort(new Error("cancelled"));
  await expect(long).rejects.toThrow("cancelled");
  expect((await behind).status).toBe(200);
});

test("a thread that ends fails a request as a broken connection does, and the next is answered", async () => {
  const long = encoderFetch(`${BASE}/embeddings`, post({ input: Array(64).fill("busy ".repeat(100)) }));
  const failed = expect(long).rejects.toMatchObject({ name: "TransportFailure", kind: "broken" });
  // It is answered behind the other's back, so that one has arrived.
  expect((await composerFetch(`${BASE}/models`)).status).toBe(200);
  await closeWorkers();
  await failed;
  expect((await encoderFetch(`${BASE}/embeddings`, post({ input: "next" }))).status).toBe(200);
});

test("a process waits for a call in flight, and for nothing after it", async () => {
  const script = `
    const { composerFetch } = await import("./lib/workers/compute.ts");
    const response = await composerFetch("${BASE}/models");
    console.log(response.status);`;
  const args = ["--conditions=react-server", "--import", "tsx", "--input-type=module", "--eval", script];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  const [said, complaints, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  expect({ code, said, complaints }).toEqual({ code: 0, said: "200\n", complaints: "" });
});
