import { expect, test } from "vitest";
import type { RowCallList } from "@/lib/contracts/row-calls";
import { db } from "@/lib/core/db";
import { rememberSecrets } from "@/lib/core/secrets";
import { MAX_TEXT, packTexts, purgeCallTexts, unpackTexts } from "@/lib/runs/row/call-texts";
import { problemOf } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

async function callsOf(task_id: string, row: number, search = ""): Promise<RowCallList> {
  return (await callEndpoint("listRowCalls", { params: { task_id, row: String(row) }, search })).json();
}

test("a row's calls tell what was sent and what came back, also of an answer that was corrected", async () => {
  const { app, stub } = await launch();
  let isFirst = true;
  stub.answer(({ column }) => {
    if (column !== "metadata" || !isFirst) return undefined;
    isFirst = false;
    return { say: "Not JSON at all." };
  });
  const { task_id } = await app.start({ num_ideas: 1 });
  await app.end(task_id);
  const { calls, total } = await callsOf(task_id, 0, "column=metadata");
  expect(total).toBe(2);
  const [bad, good] = calls;
  expect(bad).toMatchObject({ outcome: "llm_invalid", attempt: 1, answer: "Not JSON at all." });
  expect(bad?.sent?.map(({ role }) => role)).toEqual(["system", "user"]);
  expect(good).toMatchObject({ outcome: "ok", attempt: 2 });
  // The second question quotes the first answer.
  expect(good?.sent?.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
  expect(good?.sent?.[2]?.content).toContain("Not JSON at all.");
  const [row] = await app.rows(task_id);
  expect(JSON.parse(good?.answer ?? "{}").title).toBe(row?.metadata?.title);
  expect(row).toMatchObject({ corrections: { metadata: 1 }, under_way: null });
  expect((await callsOf(task_id, 0)).total).toBe(4);
  const nowhere = await callEndpoint("listRowCalls", { params: { task_id, row: "1" } });
  expect((await problemOf(nowhere)).status).toBe(404);
});

test("texts are kept for thirty days, the calls' figures stay", async () => {
  const { app } = await launch();
  const { task_id } = await app.start({ num_ideas: 1 });
  await app.end(task_id);
  const days = (count: number) => new Date(Date.now() + count * 24 * 3_600_000);
  expect(await purgeCallTexts(days(29))).toBe(0);
  expect(await purgeCallTexts(days(31))).toBe(3);
  const { calls } = await callsOf(task_id, 0);
  expect(calls.map(({ sent, answer }) => [sent, answer])).toEqual(calls.map(() => [null, null]));
  expect(calls.every(({ prompt_tokens }) => prompt_tokens > 0)).toBe(true);
  expect(await db().modelCallText.count()).toBe(0);
});

test("what is stored is bounded, and no secret stands in it, nor in pieces in what could not be used", async () => {
  const secret = "hidden-key-0123456789abcdef";
  rememberSecrets([secret]);
  const sent = [
    { role: "system" as const, content: `Our key is ${secret}.` },
    { role: "user" as const, content: "long ".repeat(MAX_TEXT) },
    { role: "assistant" as const, content: [...secret].join(" ") },
  ];
  const read = async (isUsable: boolean, answer: string | null) => {
    const packed = packTexts({ sent, answer }, isUsable);
    return unpackTexts({ callId: 1, createdAt: new Date(), ...packed });
  };
  const used = await read(true, `It is ${secret}`);
  expect(used.answer).toBe("It is [key]");
  expect(used.sent?.[0]?.content).toBe("Our key is [key].");
  const length = used.sent?.reduce((sum, { content }) => sum + content.length, 0) ?? 0;
  expect(length).toBeLessThanOrEqual(MAX_TEXT);
  const unused = await read(false, `I know ${[...secret].join(" ")}.`);
  expect(unused.answer).not.toContain("0 1 2 3 4 5");
  expect((await read(true, null)).answer).toBeNull();
});
