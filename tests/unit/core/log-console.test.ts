import { Writable } from "node:stream";
import { afterEach, expect, test } from "vitest";
import { logConsole } from "@/lib/core/log-console";
import { createLogger } from "@/lib/core/logger";

const before = { ...console };
const listeners = process.listeners("warning");
afterEach(() => {
  Object.assign(console, before);
  process.removeAllListeners("warning");
  for (const listener of listeners) process.on("warning", listener);
});

/** Catches the console, says something, and returns the lines of the log. */
function heard(say: () => void): Record<string, unknown>[] {
  let text = "";
  const sink = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  logConsole(createLogger("debug", sink));
  say();
  expect(text).not.toMatch(/[^\n -~\u00a0-\uffff]/);
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

test("what is printed becomes one line each, of its level", () => {
  const lines = heard(() => {
    console.error('\u001b[31m⨯\u001b[0m failed for /nope\n{"level":30}');
    console.warn("careful %s", "now");
    console.log("✓ Ready");
  });
  expect(lines).toMatchObject([
    { level: 50, source: "console", msg: '⨯ failed for /nope\n{"level":30}' },
    { level: 40, msg: "careful now" },
    { level: 20, msg: "✓ Ready" },
  ]);
});

test("an error is logged without its stack trace", () => {
  const [line] = heard(() => console.error("⨯ unhandledRejection:", new TypeError("no\nroom")));
  expect(line).toMatchObject({ err: { type: "TypeError", message: "room" }, msg: "⨯ unhandledRejection:" });
  expect(JSON.stringify(line)).not.toContain("log-console.test");
});

test("a warning of Node's is a line, and not printed", () => {
  const [line] = heard(() => process.emit("warning", new Error("MaxListeners")));
  expect(line).toMatchObject({ level: 40, source: "node", err: { message: "MaxListeners" } });
  expect(process.listenerCount("warning")).toBe(1);
});
