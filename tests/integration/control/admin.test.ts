import { afterEach, describe, expect, test } from "vitest";
import { startQueue, stopQueue } from "@/inngest/queue";
import { closeControl, serveControl } from "@/lib/control/serve-control";
import { bearer, cookieOf, signIn, whoAmI } from "../../support/admins";
import { runScript } from "../../support/run-script";
import { stubbedApp } from "../../support/stubbed-app";
import { openTempStore, type TempStore } from "../../support/temp-store";

const launch = stubbedApp();
afterEach(closeControl);

const said = (stdout: string) => ({ code: 0, stdout, stderr: "" });
const failed = (stderr: string) => ({ code: 1, stdout: "", stderr });
const USAGE = "Usage: npm run admin -- add NAME [--scope SCOPE] | list | revoke NAME [--json]\n";

describe("npm run admin", () => {
  test("has the running server add and revoke: the token opens at once, and is over at once", async () => {
    await launch({ stub: { dimensions: 8 } });
    await serveControl({ startQueue, stopQueue });
    const added = await runScript("admin", "add", "Ada");
    expect(added).toEqual(
      said(expect.stringMatching(/^Added Ada\. This token is not shown again:\nwda_\S+\n$/)),
    );
    const token = added.stdout.trim().split("\n").at(-1) ?? "";
    const cookie = cookieOf(await signIn(token));
    expect(await whoAmI(bearer(token))).toEqual({ name: "Ada", scopes: ["admin"] });
    expect(await runScript("admin", "add", "Ada")).toEqual(
      failed("There is an admin Ada already; revoke that one first.\n"),
    );
    expect(await runScript("admin", "revoke", "Ada")).toEqual(
      said("Revoked Ada: the token and its sessions are over.\n"),
    );
    expect(await whoAmI(bearer(token))).toBeNull();
    expect(await whoAmI({ cookie })).toBeNull();
  });
});

describe("npm run admin without a server", () => {
  let store: TempStore;
  afterEach(() => store.close());

  test("does it itself, with a table or JSON to read", async () => {
    store = await openTempStore();
    // A store that this process has open is another server's.
    const { closeStore } = await import("@/lib/store/open");
    await closeStore();
    expect(await runScript("admin", "list")).toEqual(
      said("There are no admins; npm run admin -- add NAME makes one.\n"),
    );
    const added = await runScript("admin", "add", "Reader of all", "--scope", "read,generate", "--json");
    expect(JSON.parse(added.stdout)).toEqual({
      admin: { name: "Reader of all", scopes: ["read", "generate"] },
      token: expect.stringMatching(/^wda_/),
    });
    const list = await runScript("admin", "list");
    expect(list.stdout).toMatch(
      /^NAME +SCOPES +ADDED +REVOKED\nReader of all {2}read,generate {2}\d{4}-\d\d-\d\d\n$/,
    );
    await runScript("admin", "revoke", "Reader of all");
    expect(JSON.parse((await runScript("admin", "list", "--json")).stdout)).toMatchObject([
      { name: "Reader of all", revoked_at: expect.stringMatching(/Z$/) },
    ]);
  });

  test("says how it is used, and what is wrong with a name or a scope", async () => {
    store = await openTempStore();
    const { closeStore } = await import("@/lib/store/open");
    await closeStore();
    for (const args of [["add"], ["list", "Ada"], ["a", "b", "c"]]) {
      expect(await runScript("admin", ...args), args.join()).toEqual(failed(USAGE));
    }
    expect(await runScript("admin", "add", "Ada", "--scope", "write")).toEqual(
      failed("--scope takes read, generate, admin, or several with commas between.\n"),
    );
    expect((await runScript("admin", "add", "\u202eevil")).stderr).toMatch(/^A name has 1 to 50 letters/);
    expect((await runScript("admin", "revoke", "Bob")).stderr).toMatch(/^There is no admin of this name/);
  });
});
