import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { addedToken, cookieOf, JSON_TYPE, signIn, whoAmI } from "../../support/admins";
import { startApp, type TestApp } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";

const DAY_MS = 24 * 60 * 60 * 1000;
const HTTPS = { "x-client-protocol": "https" };

let app: TestApp;
let token: string;
beforeEach(async () => {
  app = await startApp({ seeded: false });
  token = await addedToken("Ada");
});
afterEach(() => app.stop());

const signOut = (headers: Record<string, string>) =>
  callEndpoint("signOut", { headers: { ...JSON_TYPE, ...headers } });
const ADA = { name: "Ada", scopes: ["admin"] };

test("the cookie is out of scripts' reach; over HTTPS it is Secure, and no other host can have set it", async () => {
  const [plain] = (await signIn(token)).headers.getSetCookie();
  expect(plain).toMatch(/^waywo_session=Fe26\.2/);
  expect(plain?.split("; ").slice(1).toSorted()).toEqual([
    "HttpOnly",
    "Max-Age=2591940",
    "Path=/",
    "SameSite=Lax",
  ]);
  const secure = await signIn(token, HTTPS);
  const [cookie] = secure.headers.getSetCookie();
  expect(cookie).toMatch(/^__Host-waywo_session=Fe26\.2/);
  expect(cookie?.split("; ").slice(1)).toEqual(expect.arrayContaining(["Secure", "HttpOnly", "Path=/"]));
  expect(cookie).not.toMatch(/domain/i);
  expect(await whoAmI({ cookie: cookieOf(secure), ...HTTPS })).toEqual(ADA);
  // One that another host of the domain, or a page without encryption, may have set.
  const planted = cookieOf(secure).replace("__Host-", "");
  expect(await whoAmI({ cookie: planted, ...HTTPS })).toBeNull();
  const [gone] = (await signOut({ cookie: cookieOf(secure), ...HTTPS })).headers.getSetCookie();
  expect(gone).toMatch(/^__Host-waywo_session=;.*Max-Age=0/);
  expect(gone?.split("; ")).toEqual(expect.arrayContaining(["Secure", "Path=/"]));
});

test("so is the cookie of who starts a run", async () => {
  const started = await app.post({ num_ideas: 1 }, HTTPS);
  const { task_id } = await started.json();
  expect(started.headers.get("set-cookie")).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  await app.end(task_id);
});

test("each sign-in is a session of its own, and signing out ends that one, wherever a copy of its cookie is", async () => {
  const [one, other] = [cookieOf(await signIn(token)), cookieOf(await signIn(token))];
  expect(one).not.toBe(other);
  await signOut({ cookie: one });
  expect(await whoAmI({ cookie: one })).toBeNull();
  expect(await whoAmI({ cookie: other })).toEqual(ADA);
  expect(await whoAmI({ cookie: `a=b; ${other}; c=d` })).toEqual(ADA);
});

test("a session ends after seven days without a request, which each request begins anew, and after thirty in all", async () => {
  const cookie = cookieOf(await signIn(token));
  const now = Date.now();
  const set = (data: { createdAt?: Date; expiresAt?: Date }) => db().adminSession.updateMany({ data });
  const ends = async () => (await db().adminSession.findFirstOrThrow()).expiresAt.getTime() - now;

  await set({ expiresAt: new Date(now + DAY_MS) });
  expect(await whoAmI({ cookie })).toEqual(ADA);
  expect(await ends()).toBeGreaterThan(6 * DAY_MS);
  await set({ createdAt: new Date(now - 29 * DAY_MS), expiresAt: new Date(now + DAY_MS / 2) });
  expect(await whoAmI({ cookie })).toEqual(ADA);
  expect(await ends()).toBeLessThanOrEqual(DAY_MS);
  await set({ expiresAt: new Date(now - 1) });
  expect(await whoAmI({ cookie })).toBeNull();
  await signIn(token);
  expect(await db().adminSession.count()).toBe(1);
});

test("a cookie of another store, or one that was changed, opens nothing", async () => {
  const cookie = cookieOf(await signIn(token));
  for (const at of [-20, -60, -200]) {
    const letter = cookie.at(at) === "A" ? "B" : "A";
    const changed = cookie.slice(0, at) + letter + cookie.slice(at + 1);
    expect(await whoAmI({ cookie: changed })).toBeNull();
  }
  await db().signingKey.deleteMany();
  expect(await whoAmI({ cookie })).toBeNull();
});

test("whoever has a copy of the store has what seals the cookies, and no session", async () => {
  await signIn(token);
  const { sealData } = await import("iron-session");
  const { sign } = await import("@/lib/auth/signing");
  const password = await sign("session", "cookie");
  const { id, tokenId } = await db().adminSession.findFirstOrThrow();
  for (const guess of [id, tokenId]) {
    const forged = await sealData({ id: guess }, { password });
    expect(await whoAmI({ cookie: `waywo_session=${encodeURIComponent(forged)}` })).toBeNull();
  }
});

test("another ADMIN_TOKEN ends the sessions of the one before, a restart does not", async () => {
  await app.stop();
  app = await startApp({ seeded: false, env: { ADMIN_TOKEN: "the-first-token-of-many" } });
  const cookie = cookieOf(await signIn("the-first-token-of-many"));
  await app.halt();
  await app.resume();
  expect(await whoAmI({ cookie })).toEqual({ name: "admin", scopes: ["admin"] });
  vi.stubEnv("ADMIN_TOKEN", "the-second-token-of-many");
  await app.halt();
  await app.resume();
  expect(await whoAmI({ cookie })).toBeNull();
});
