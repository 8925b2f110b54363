import { Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { DomainError } from "@/lib/core/errors";
import { createLogger } from "@/lib/core/logger";
import { rememberSecrets } from "@/lib/core/secrets";

/** What one line of the log says. */
function logged(fields: object, message = "it failed", child: object = {}): string {
  let text = "";
  const sink = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  createLogger("info", sink).child(child).error(fields, message);
  return text;
}

const PRISMA =
  "\nInvalid `db().run.create()` invocation in\n/srv/app/lib/x.ts:29:30\n\n→ 29 await db()\nDisk is full";

test("a log line has an error and its causes, without stack traces, paths or source", () => {
  const error = new DomainError("store_full", "The disk is full.", { cause: new Error(PRISMA) });
  for (const line of [logged({ err: error }), logged({ error }), logged({ reason: PRISMA })]) {
    expect(line).toContain("Disk is full");
    expect(line).not.toMatch(/stack|\bat [\w.]+ \(|x\.ts|await db/);
  }
  expect(logged({ err: error })).toContain('"code":"store_full"');
});

test("a log line holds no key", () => {
  const line = logged({
    apiKey: "sk-1",
    headers: { authorization: "Bearer sk-2" },
    call: { authorization: "sk-3" },
    settings: { LLM_API_KEY: "sk-4", EMBEDDING_API_KEY: "sk-5" },
  });
  expect(line).not.toContain("sk-");
});

describe("secrets are masked in every string of a line, which stays one line of JSON", () => {
  const key = "my-own-key-8301746295";
  const parts = ["my-own-k", "ey-8301746295"];
  test.each<[string, object, string]>([
    ["the message", {}, `it failed with ${key}`],
    ["a field", { detail: `${key} "quoted" \\ and more` }, "x"],
    ["a field's name", { [key]: 1 }, "x"],
    ["a list, in parts", { parts: ["a", ...parts] }, "x"],
    ["a nested field", { a: { b: [{ c: encodeURIComponent(`${key} %`) }] } }, "x"],
    ["an error", { err: new Error(`first\n${"x".repeat(490)}${key}`) }, "x"],
    ["its cause", { err: new Error("x", { cause: new Error(Buffer.from(key).toString("base64")) }) }, "x"],
    ["a reason, split by a line break", { reason: parts.join("\n") }, "x"],
    ["a field, split by escape sequences", { detail: [...key].join("\u001b[1m") }, "x"],
    ["JSON in a string", { body: JSON.stringify({ auth: `\u00e9"${key}"` }) }, "x"],
  ])("%s", (_place, fields, message) => {
    rememberSecrets([key]);
    const line = logged(fields, message);
    expect(line).toContain("[key]");
    for (const read of [line, decodeURIComponent(line.replace(/%(?!\w\w)/g, ""))]) {
      expect(read).not.toContain("8301746295");
      expect(read).not.toContain("bXktb3dua");
    }
    expect(line.trimEnd().split("\n")).toHaveLength(1);
    expect(JSON.parse(line)).toMatchObject({ level: 50 });
  });

  test("a child's fields", () => {
    rememberSecrets([key]);
    expect(logged({}, "x", { url: `http://host/?key=${key}` })).not.toContain("8301746295");
  });
});

test("circular causes, and values that are no errors, are logged too", () => {
  const round = new Error("round");
  round.cause = round;
  expect(logged({ err: round })).toContain("round");
  expect(logged({ err: "a text" })).toContain("a text");
  const adapters = new Error("x", { cause: { kind: "sqlite", message: "disk full" } });
  expect(JSON.parse(logged({ err: adapters })).err.cause).toBe("disk full");
});

const CONTROLS = String.fromCharCode(...Array.from({ length: 0xa0 }, (_, code) => code));
const PRINTABLE = CONTROLS.slice(0x20, 0x7f);
const UNSEEN = "\u202e\u2066\u200f\u061c\u200b\u00ad\ufeff\u{e0041}\x1b[31m\x1b]0;title\x07";

test("whatever a stranger sent is one line without anything unseen, and else reads back as it was", () => {
  const hostile = `/x${CONTROLS}${UNSEEN}می\u200cخواهم\u2028\u2029é`;
  const line = logged({ pathname: hostile, [hostile]: 1, deep: { list: [hostile] } });
  expect(line.slice(0, -1)).not.toMatch(/(?!\u200c)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(line.endsWith("\n")).toBe(true);
  const text = `/x\t\n\r${PRINTABLE}می\u200cخواهم\u2028\u2029é`;
  expect(JSON.parse(line)).toMatchObject({ pathname: text, [text]: 1, deep: { list: [text] } });
});

test("a long text is cut, wherever it stands", () => {
  const long = "ab".repeat(50_000);
  const line = logged({ long, deep: { list: [long] }, err: new Error(long), kept: "short" });
  expect(line.length).toBeLessThan(8192);
  expect(JSON.parse(line)).toMatchObject({
    kept: "short",
    msg: "it failed",
    long: `${long.slice(0, 1000)}…`,
  });
});
