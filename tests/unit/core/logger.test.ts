import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { DomainError } from "@/lib/core/errors";
import { createLogger } from "@/lib/core/logger";

/** What one line of the log says. */
function logged(fields: object): string {
  let text = "";
  const sink = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  createLogger("info", sink).error(fields, "it failed");
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

test("circular causes, and values that are no errors, are logged too", () => {
  const round = new Error("round");
  round.cause = round;
  expect(logged({ err: round })).toContain("round");
  expect(logged({ err: "a text" })).toContain("a text");
});
