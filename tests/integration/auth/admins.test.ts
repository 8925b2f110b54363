import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addAdmin, addFirstAdmin, listAdmins, revokeAdmin } from "@/lib/auth/admins";
import { offerFirstLink } from "@/lib/auth/first-link";
import { db } from "@/lib/core/db";
import { addedToken, bearer, cookieOf, JSON_TYPE, signIn, whoAmI } from "../../support/admins";
import { problemOf, startApp, type TestApp } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";

let app: TestApp;
afterEach(() => app.stop());

const useSamples = (headers: Record<string, string>) =>
  callEndpoint("setSampleCorpus", {
    headers: { ...JSON_TYPE, ...headers },
    body: JSON.stringify({ in_use: true }),
  });
const first = (link: string, name: string, headers: Record<string, string> = {}) =>
  callEndpoint("createFirstAdmin", {
    headers: { ...JSON_TYPE, ...headers },
    body: JSON.stringify({ link, name }),
  });

describe("an admin's token", () => {
  beforeEach(async () => {
    app = await startApp({ seeded: false });
  });

  test("opens what is for admins until it is revoked; the store holds its hash alone", async () => {
    const token = await addedToken("Ada");
    expect((await useSamples(bearer(token))).status).toBe(200);
    const stored = JSON.stringify([await db().admin.findMany(), await db().adminSession.findMany()]);
    expect(stored).toContain("Ada");
    expect(stored).not.toContain(token.slice(-20));
    await revokeAdmin("ada");
    expect((await useSamples(bearer(token))).status).toBe(401);
    const again = await addedToken("Ada");
    expect((await useSamples(bearer(again))).status).toBe(200);
    expect((await useSamples(bearer(token))).status).toBe(401);
  });

  test("is good for its scopes, and a refusal names the one that is needed", async () => {
    const [reader, generator] = [await addedToken("R", ["read"]), await addedToken("G", ["generate"])];
    const both = await addedToken("B", ["read", "generate"]);
    const { task_id } = await app.start({ num_ideas: 1 });
    await app.end(task_id);
    const statuses = async (token: string) => [
      (await callEndpoint("getSettings", { headers: bearer(token) })).status,
      (await app.cancel(task_id, bearer(token))).status,
      (await useSamples(bearer(token))).status,
    ];
    expect(await statuses(reader)).toEqual([200, 403, 403]);
    expect(await statuses(generator)).toEqual([403, 200, 403]);
    expect(await statuses(both)).toEqual([200, 200, 403]);
    expect(await problemOf(await useSamples(bearer(both)))).toMatchObject({
      code: "forbidden",
      detail: "This needs a token with the scope admin.",
    });
    expect((await problemOf(await app.cancel(task_id, bearer(reader)))).detail).toBe(
      "This needs a token with the scope generate, or admin.",
    );
    expect(await whoAmI(bearer(both))).toEqual({ name: "B", scopes: ["read", "generate"] });
  });

  test("does not stand in the way of another credential that suffices", async () => {
    const { task_id, run_token } = await app.start({ num_ideas: 1 });
    await app.end(task_id);
    const session = cookieOf(await signIn(await addedToken("Ada")));
    for (const token of ["of-nothing", await addedToken("R", ["read"])]) {
      const headers = bearer(token);
      expect((await app.cancel(task_id, { ...headers, "x-run-token": run_token })).status).toBe(200);
      expect((await useSamples({ ...headers, cookie: session })).status).toBe(200);
      expect((await callEndpoint("listProjects", { headers })).status).toBe(200);
    }
  });

  test("has a name that nobody else has", async () => {
    await addAdmin("Zoë", ["admin"]);
    for (const taken of ["Zoë", "ZOË", " zoe\u0308 "]) {
      await expect(addAdmin(taken, ["admin"])).rejects.toThrow(/There is an admin Zoë already/);
    }
    await expect(addAdmin("admin", ["admin"])).rejects.toThrow(/whoever has ADMIN_TOKEN/);
    for (const none of ["", " ", "a\nb", "x".repeat(51), "\u202eevil", "<b>"]) {
      await expect(addAdmin(none, ["admin"])).rejects.toThrow(/A name has 1 to 50/);
    }
    await expect(revokeAdmin("Bob")).rejects.toThrow(/There is no admin of this name/);
    expect((await listAdmins()).map(({ name }) => name)).toEqual(["Zoë"]);
  });
});

describe("ten wrong tokens a minute", () => {
  const from = (address: string) => ({ "x-client-address": address });
  beforeEach(async () => {
    app = await startApp({ seeded: false });
  });

  test("are answered of one address, also of 60 at once; then it waits, with the right one too", async () => {
    const token = await addedToken("Ada");
    const tries = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        index % 2 === 0
          ? useSamples({ ...bearer(`wda_${"0".repeat(16)}_${"x".repeat(43)}`), ...from("192.0.2.1") })
          : signIn(`guess-${index}`, from("192.0.2.1")),
      ),
    );
    const counted = (status: number) => tries.filter((response) => response.status === status).length;
    expect([counted(401), counted(429)]).toEqual([10, 50]);
    for (const response of [
      await useSamples({ ...bearer(token), ...from("192.0.2.1") }),
      await signIn(token, from("192.0.2.1")),
      await first("wdl_guess", "Eve", from("192.0.2.1")),
    ]) {
      expect(response.status).toBe(429);
      expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(Number(response.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    }
    expect(await whoAmI({ ...bearer(token), ...from("192.0.2.1") })).toBeNull();
    expect((await useSamples({ ...bearer(token), ...from("192.0.2.2") })).status).toBe(200);
  });

  test("do not end a session, and right ones are not counted", async () => {
    const token = await addedToken("Ada");
    const cookie = cookieOf(await signIn(token, from("192.0.2.3")));
    for (let time = 0; time < 12; time++) {
      expect((await useSamples({ ...bearer(token), ...from("192.0.2.3") })).status).toBe(200);
    }
    for (let time = 0; time < 12; time++) await signIn("guess", from("192.0.2.3"));
    expect((await useSamples({ cookie, ...from("192.0.2.3") })).status).toBe(200);
  });

  test("count wherever a token is looked at", async () => {
    for (let time = 0; time < 10; time++) {
      expect(await whoAmI({ ...bearer("guess"), ...from("192.0.2.4") })).toBeNull();
    }
    expect((await signIn("guess", from("192.0.2.4"))).status).toBe(429);
  });
});

describe("the link for the first admin", () => {
  beforeEach(async () => {
    app = await startApp({ seeded: false });
  });

  test("makes one admin of several who use it at once, signs that one in, and is over", async () => {
    const link = (await offerFirstLink()) ?? "";
    const answers = await Promise.all(["Ada", "Bob", "Eve"].map((name) => first(link, name)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    const won = answers.find(({ status }) => status === 200) as Response;
    const { admin, token } = await won.json();
    expect(await whoAmI({ cookie: cookieOf(won) })).toEqual(admin);
    expect(await whoAmI(bearer(token))).toEqual({ name: admin.name, scopes: ["admin"] });
    expect(await listAdmins()).toHaveLength(1);
    await revokeAdmin(admin.name);
    expect((await first(link, "Eve")).status).toBe(401);
  });

  test("is over as soon as there is an admin, and there is none while there is one", async () => {
    const link = (await offerFirstLink()) ?? "";
    await addAdmin("Ada", ["read"]);
    expect((await first(link, "Eve")).status).toBe(401);
    expect(await offerFirstLink()).toBeNull();
  });

  test("outlives a name that is none, and is another after each start", async () => {
    const link = (await offerFirstLink()) ?? "";
    expect((await first(link, "\n")).status).toBe(422);
    expect((await first(link, "admin")).status).toBe(409);
    expect((await first(link, "Ada", { origin: "https://evil.example" })).status).toBe(403);
    await app.halt();
    await app.resume();
    expect((await first(link, "Ada")).status).toBe(401);
    const next = (await offerFirstLink()) ?? "";
    expect(next).not.toBe(link);
    expect((await first(next, "Ada")).status).toBe(200);
  });

  test("cannot be had twice of the store, whatever the process believes", async () => {
    const link = (await offerFirstLink()) ?? "";
    await db().admin.create({ data: { name: "Ada", scopes: "admin", tokenId: "0", tokenHash: "0" } });
    await expect(addFirstAdmin(link, "Eve")).rejects.toThrow(/This link does not work/);
  });
});

test("with ADMIN_TOKEN there is an admin without a name of their own, and no link", async () => {
  const ADMIN_TOKEN = "the-token-of-the-first-admin";
  app = await startApp({ seeded: false, env: { ADMIN_TOKEN } });
  expect(await offerFirstLink()).toBeNull();
  expect(await whoAmI(bearer(ADMIN_TOKEN))).toEqual({ name: "admin", scopes: ["admin"] });
  await expect(revokeAdmin("admin")).rejects.toThrow(/unset it and start again/);
});
