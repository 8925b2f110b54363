import { afterEach, describe, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { problemOf, startApp, type TestApp } from "../../support/app";

const ADMIN_TOKEN = "an-admin-token-of-32-characters!";

let app: TestApp;
afterEach(() => app.stop());

const cookieOf = (response: Response) => response.headers.get("set-cookie")?.split(";")[0] ?? "";
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Starts a run as a browser with this cookie, or without one. */
async function startInBrowser(cookie = "", more: Record<string, string> = {}) {
  const response = await app.post({ num_ideas: 1 }, { ...(cookie ? { cookie } : {}), ...more });
  expect(response.status).toBe(200);
  const { task_id, run_token } = await response.json();
  return { taskId: task_id as string, token: run_token as string, cookie: cookieOf(response), response };
}

describe("a run may be changed", () => {
  test("by its token, its browser's cookie or an admin, and by nobody else", async () => {
    app = await startApp({ env: { ADMIN_TOKEN } });
    const mine = await startInBrowser();
    const other = await startInBrowser();
    expect(mine.response.headers.get("set-cookie")).toMatch(/; HttpOnly; SameSite=Lax$/);

    const refused: [Record<string, string>, number][] = [
      [{}, 401],
      [bearer("an-admin-token-of-32-characters?"), 401],
      [{ authorization: `Basic ${ADMIN_TOKEN}` }, 401],
      [{ cookie: mine.cookie.replace(/.$/, "-") }, 401],
      [{ cookie: `waywo_owner=${mine.taskId}.` }, 401],
      [{ "x-run-token": "" }, 403],
      [{ "x-run-token": other.token }, 403],
      [{ "x-run-token": `${mine.token}x` }, 403],
      [{ cookie: other.cookie }, 403],
    ];
    for (const [headers, status] of refused) {
      const response = await app.cancel(mine.taskId, headers);
      expect(response.status, JSON.stringify(headers)).toBe(status);
      expect(response.headers.has("www-authenticate")).toBe(status === 401);
      expect(await problemOf(response)).toMatchObject({
        code: status === 401 ? "unauthorized" : "forbidden",
      });
    }
    await app.end(mine.taskId);
    const accepted: Record<string, string>[] = [
      { "x-run-token": mine.token },
      { cookie: mine.cookie },
      bearer(ADMIN_TOKEN),
    ];
    for (const headers of accepted) {
      expect((await app.cancel(mine.taskId, headers)).status).toBe(200);
    }
    expect((await app.cancel(mine.taskId.toUpperCase(), { cookie: `a=b; ${mine.cookie}; c=d` })).status).toBe(
      200,
    );
    await app.end(other.taskId);
  });

  test("with one cookie for all runs of a browser", async () => {
    app = await startApp();
    const first = await startInBrowser();
    const second = await startInBrowser(first.cookie);
    expect(second.cookie).toBe(first.cookie);
    for (const { taskId } of [first, second]) {
      expect((await app.cancel(taskId, { cookie: first.cookie })).status).toBe(200);
    }
  });

  test("also when the first answer was lost: the same key brings the same cookie again", async () => {
    app = await startApp();
    const key = { "idempotency-key": "one" };
    const lost = await startInBrowser("", key);
    const again = await startInBrowser("", key);
    expect(again).toMatchObject({ taskId: lost.taskId, token: lost.token, cookie: lost.cookie });
    // Whoever repeats the request of a browser that has its cookie gets the run's token, not the cookie.
    const known = await startInBrowser(lost.cookie, { "idempotency-key": "two" });
    const stranger = await startInBrowser("", { "idempotency-key": "two" });
    expect(stranger).toMatchObject({ taskId: known.taskId, token: known.token, cookie: "" });
    await Promise.all([app.end(lost.taskId), app.end(known.taskId)]);
  });

  test("by an admin alone where it is older than owners are; without an admin the answer says so", async () => {
    app = await startApp();
    const { taskId, cookie } = await startInBrowser();
    await app.end(taskId);
    await db().generationRun.update({ where: { id: taskId }, data: { ownerId: null } });
    expect((await app.cancel(taskId, { cookie })).status).toBe(403);
    expect((await app.cancel(taskId, bearer("undefined"))).status).toBe(401);
    expect((await app.cancel("00000000-0000-4000-8000-000000000000", {})).status).toBe(404);
    expect((await app.cancel("nonsense", {})).status).toBe(404);
  });

  test("after a restart by the same token and cookie", async () => {
    app = await startApp();
    const { taskId, token, cookie } = await startInBrowser();
    await app.end(taskId);
    await app.halt();
    await app.resume();
    expect((await app.cancel(taskId, { "x-run-token": token })).status).toBe(200);
    expect((await app.cancel(taskId, { cookie })).status).toBe(200);
  });
});
