import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENDPOINTS } from "@/lib/contracts";
import type { Endpoint, Scope } from "@/lib/contracts/endpoint";
import examples from "@/lib/contracts/examples.json";
import type { EndpointName } from "@/lib/contracts/paths";
import { db } from "@/lib/core/db";
import { earlyAnswers } from "@/lib/http/early-answer";
import { addedToken, bearer, cookieOf, signIn } from "../../support/admins";
import { problemOf, startApp, type TestApp } from "../../support/app";
import { callEndpoint, type EndpointCall } from "../../support/call-endpoint";
import { StubHn } from "../../support/stub-hn";

/**
 * Who may call what: every endpoint of the list with every kind of caller, held against what the endpoint declares. The
 * body of a request is that of the endpoint's example, so a new endpoint is here once it has one.
 */
const NAMES = (Object.keys(ENDPOINTS) as EndpointName[]).toSorted(
  // Callers by session are signed out by it.
  (one, other) => Number(one === "signOut") - Number(other === "signOut"),
);
const ADMIN_TOKEN = "the-admin-token-of-all-callers";
const FRIEND = "https://friend.example";
const FOREIGN = "https://evil.example";

/** What anyone may do besides reading: it changes nothing of another's, or has its own credentials in the body. */
const OPEN_CHANGES: EndpointName[] = [
  "createRun",
  "bookmarkProject",
  "bookmarkProjects",
  "searchByMeaning",
  "callMcp",
  "signIn",
  "signOut",
  "createFirstAdmin",
];

/** Bodies of endpoints that have no example. */
const BODIES: Partial<Record<EndpointName, unknown>> = {
  callMcp: { jsonrpc: "2.0", id: 1, method: "ping" },
  createFirstAdmin: { link: `wdl_${"x".repeat(43)}`, name: "Eve" },
};

/** What a caller brings, and what of it is good. */
interface Caller {
  headers: Record<string, string>;
  scopes?: Scope[];
  /** Whether it has the credentials of the run that is asked for, or of another. */
  run?: "own" | "other";
  /** Cookies count for pages of this site alone. */
  byCookie?: true;
}

let app: TestApp;
let hn: StubHn;
let callers: Record<string, Caller>;
const params: Record<string, string> = {
  id: "999999",
  row: "7",
  name: "waywo-20260101-000000000.db",
  bulk_id: "8f0e6a1e-0000-4000-8000-000000000000",
  batch_id: "8f0e6a1e-0000-4000-8000-000000000000",
};

beforeAll(async () => {
  hn = await StubHn.start([]);
  app = await startApp({ env: { ADMIN_TOKEN, CORS_ORIGIN: FRIEND, ...hn.env } });
  const [own, other] = [await app.post({ num_ideas: 1 }), await app.post({ num_ideas: 1 })];
  const [ownCookie, otherCookie] = [cookieOf(own), cookieOf(other)];
  const [{ task_id, run_token }, theOther] = [await own.json(), await other.json()];
  await Promise.all([app.end(task_id), app.end(theOther.task_id)]);
  params.task_id = task_id;
  const { revokeAdmin } = await import("@/lib/auth/admins");
  const session = async (token: string) => ({ cookie: cookieOf(await signIn(token)) });
  const [ada, reader] = [await addedToken("Ada"), await addedToken("Reader", ["read"])];
  const generator = await addedToken("Generator", ["generate"]);
  const revoked = await addedToken("Revoked");
  const ofRevoked = await session(revoked);
  await revokeAdmin("Revoked");
  const signedOut = await session(ada);
  await callEndpoint("signOut", { headers: signedOut });
  const [readerSession, adaSession] = [await session(reader), await session(ada)];
  callers = {
    nobody: { headers: {} },
    "the owner by run token": { headers: { "x-run-token": run_token }, run: "own" },
    "the owner by cookie": { headers: { cookie: ownCookie }, run: "own", byCookie: true },
    "another's run token": { headers: { "x-run-token": theOther.run_token }, run: "other" },
    "another's cookie": { headers: { cookie: otherCookie }, run: "other", byCookie: true },
    "a wrong token": { headers: bearer(`${ada.slice(0, -1)}${ada.endsWith("A") ? "B" : "A"}`) },
    "a token that is none": { headers: bearer("of-nothing") },
    "ADMIN_TOKEN as Basic": { headers: { authorization: `Basic ${ADMIN_TOKEN}` } },
    "ADMIN_TOKEN but for its case": { headers: bearer(ADMIN_TOKEN.toUpperCase()) },
    "a revoked token": { headers: bearer(revoked) },
    "a revoked token's session": { headers: ofRevoked },
    "a session that was signed out": { headers: signedOut },
    "a session somebody made up": { headers: { cookie: "waywo_session=Fe26.2*1*made*up" } },
    "a token for reading": { headers: bearer(reader), scopes: ["read"] },
    "a session for reading": { headers: readerSession, scopes: ["read"], byCookie: true },
    "a token for runs": { headers: bearer(generator), scopes: ["generate"] },
    "a token for reading, and the run's": {
      headers: { ...bearer(reader), "x-run-token": run_token },
      scopes: ["read"],
      run: "own",
    },
    "a wrong token, and the run's": { headers: { ...bearer("no"), "x-run-token": run_token }, run: "own" },
    "an admin by token": { headers: bearer(ada), scopes: ["admin"] },
    "the first admin by token": { headers: bearer(ADMIN_TOKEN), scopes: ["admin"] },
    "an admin by session": { headers: adaSession, scopes: ["admin"], byCookie: true },
    "an admin by session, with a wrong token": {
      headers: { ...adaSession, ...bearer("no") },
      scopes: ["admin"],
      byCookie: true,
    },
  };
}, 60_000);
afterAll(async () => {
  await app?.stop();
  await hn?.close();
});

/** What the declaration says of a caller: written down anew, not asked of the code that decides. */
function verdict({ auth, method, scope }: Endpoint, caller: Caller): "admitted" | 401 | 403 {
  const needed = scope ?? (method === "GET" ? "read" : auth === "owner" ? "generate" : "admin");
  if (auth === "anyone") return "admitted";
  if (caller.scopes?.some((one) => one === needed || one === "admin")) return "admitted";
  if (auth === "owner" && caller.run === "own") return "admitted";
  return caller.scopes || (auth === "owner" && caller.run === "other") ? 403 : 401;
}

function sampleOf(name: EndpointName): EndpointCall {
  const { path, body, bodyType }: Endpoint = ENDPOINTS[name];
  for (const [, param = ""] of path.matchAll(/\{(\w+)\}/g)) {
    if (params[param] === undefined) throw new Error(`${name}: give {${param}} a value in params.`);
  }
  const headers: Record<string, string> = ["createRun", "createBatch"].includes(name)
    ? { "idempotency-key": "callers" }
    : {};
  if (!body && !bodyType) return { params, headers };
  const recorded: Record<string, { request?: unknown; response?: unknown } | undefined> = examples;
  const sample = recorded[name]?.request ?? BODIES[name];
  if (sample === undefined) {
    throw new Error(`${name} has no sample: record its example (tests/integration/http/examples.test.ts).`);
  }
  return {
    params,
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(sample),
  };
}

/** What came of a call: which refusal, or "admitted". Problems of a body or an id are met by those who are admitted. */
async function outcome(name: EndpointName, more: Record<string, string>): Promise<unknown> {
  const sample = sampleOf(name);
  const response = await callEndpoint(name, { ...sample, headers: { ...sample.headers, ...more } });
  expect(response.status).not.toBe(500);
  // The next caller needs it.
  if (name === "deleteRun") await db().generationRun.updateMany({ data: { deletedAt: null } });
  if (![401, 403, 415, 421, 429].includes(response.status)) {
    await response.body?.cancel();
    return "admitted";
  }
  const { code } = await problemOf(response);
  // These look at the credentials in their own bodies.
  if (code === "unauthorized" && (name === "signIn" || name === "createFirstAdmin")) return "admitted";
  return code === { 401: "unauthorized", 403: "forbidden" }[response.status] ? response.status : code;
}

/** For each caller what `of` says, so that a difference shows the whole row. */
async function table<T>(of: (caller: Caller) => T | Promise<T>): Promise<Record<string, T>> {
  const row: Record<string, T> = {};
  for (const [who, caller] of Object.entries(callers)) row[who] = await of(caller);
  return row;
}

const without = (caller: Caller): Caller => (caller.byCookie ? { headers: {} } : caller);

describe.each(NAMES)("%s", { timeout: 60_000 }, (name) => {
  const endpoint: Endpoint = ENDPOINTS[name];
  const changes = endpoint.method !== "GET";

  test("admits whom it declares", async () => {
    const expected = await table((caller) => verdict(endpoint, caller));
    expect(await table(({ headers }) => outcome(name, headers))).toEqual(expected);
  });

  test("takes no change from a page of another site, and no cookies", async () => {
    const foreign: Record<string, string>[] = [
      { origin: FOREIGN },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
    ];
    for (const origin of foreign) {
      const ignored = "origin" in origin ? without : (caller: Caller) => caller;
      const expected = await table((caller) => (changes ? "cross_site" : verdict(endpoint, ignored(caller))));
      expect(await table(({ headers }) => outcome(name, { ...headers, ...origin }))).toEqual(expected);
    }
  });

  test("takes of a page that CORS_ORIGIN names all but its cookies", async () => {
    const expected = await table((caller) => verdict(endpoint, without(caller)));
    expect(await table(({ headers }) => outcome(name, { ...headers, origin: FRIEND }))).toEqual(expected);
  });

  test("is not there under a foreign name", async () => {
    const early = earlyAnswers({});
    const url = endpoint.path.replace(/\{(\w+)\}/g, (_, key) => params[key] ?? "");
    for (const host of ["evil.example", "evil.example:3000", "127.0.0.1.evil.example", "169.254.169.254"]) {
      const answers = await table(
        ({ headers }) => early({ method: endpoint.method, url, headers: { ...headers, host } })?.status,
      );
      expect(new Set(Object.values(answers)), host).toEqual(new Set([421]));
    }
    expect(early({ method: endpoint.method, url, headers: { host: "localhost:3000" } })).toBeNull();
  });

  if (changes)
    test("takes no text/plain, of whoever is admitted", async () => {
      const plain = { "content-type": "text/plain" };
      const expected = await table((caller) => {
        const said = verdict(endpoint, caller);
        return said === "admitted" ? "not_json" : said;
      });
      expect(await table(({ headers }) => outcome(name, { ...headers, ...plain }))).toEqual(expected);
    });

  if (endpoint.auth !== "anyone")
    test("looks at no token of an address with ten wrong ones", async () => {
      const from = { "x-client-address": `2001:db8:0:${NAMES.indexOf(name).toString(16)}::1` };
      for (let time = 0; time < 10; time++) await outcome(name, { ...bearer(`guess-${time}`), ...from });
      const of = async (who: string) => outcome(name, { ...callers[who]?.headers, ...from });
      expect(await of("an admin by token")).toBe("rate_limited");
      expect(await of("a wrong token")).toBe("rate_limited");
      expect(await of("an admin by session")).toBe("admitted");
      expect(await of("nobody")).toBe(401);
    });
});

test("what changes something and is open to anyone is known", () => {
  const open = NAMES.filter((name) => ENDPOINTS[name].auth === "anyone" && ENDPOINTS[name].method !== "GET");
  expect(open.toSorted()).toEqual(OPEN_CHANGES.toSorted());
});
