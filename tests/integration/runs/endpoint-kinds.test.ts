import { describe, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { DomainError, isErrorCode } from "@/lib/core/errors";
import { ENDPOINT_KINDS, type EndpointKind } from "../../support/answers/kinds";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

/**
 * Milliseconds that a test waits by the clock; longer waits are shown with a clock of the test's own in
 * tests/integration/llm.
 */
const LONGEST_WAIT_MS = 1_000;
const isQuick = ({ waits = [], name }: EndpointKind) =>
  !name.includes("loading") && waits.every((ms) => ms < LONGEST_WAIT_MS);
/** Its words hold the tokens of a shorter prompt than ours. */
const isOfThisPrompt = ({ name }: EndpointKind) => name !== "window: OpenAI";
const kinds = ENDPOINT_KINDS.filter((kind) => isQuick(kind) && isOfThisPrompt(kind)).map(
  (kind) => [kind.name, kind] as const,
);

const stopsRun = (code: string) => isErrorCode(code) && new DomainError(code, "").stopsRun;

describe("a run at an endpoint with", () => {
  test.each(kinds)("%s", async (_name, kind) => {
    const { app, stub } = await launch({ stub: { dimensions: 16 }, env: { LOG_LEVEL: "silent" } });
    let index = 0;
    stub.answer(({ route, body }) => {
      if (route !== "chat") return undefined;
      return kind.reply({ body, index: index++ });
    });
    const { task_id } = await app.start({ num_ideas: 2 });
    const status = await app.end(task_id);
    const rows = await db().generationRow.findMany({ where: { runId: task_id } });
    if (kind.expect === "value") {
      expect(status).toMatchObject({ state: "SUCCESS", counts: { saved: 2 }, errors: [] });
      return;
    }
    expect(rows.map(({ errorCode }) => errorCode)).toEqual([kind.expect, kind.expect]);
    expect(status).toMatchObject({ state: "FAILURE", counts: { saved: 0 } });
    for (const { error } of status.errors) expect(error).toContain(kind.says ?? "");
    if (stopsRun(kind.expect)) expect(status.error).toContain(kind.says ?? "");
  });
});
