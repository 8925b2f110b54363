import { afterAll, beforeAll, expect, test } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { describeInBrowser } from "../support/browser";
import { pageReady } from "../support/page-ready";

describeInBrowser("signing in", ({ open }) => {
  let server: AppServer;
  let token: string;
  beforeAll(async () => {
    server = await startAppServer({ seeded: false });
  }, 120_000);
  afterAll(() => server?.stop());

  const statusOf = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, server.url), init).then(({ status }) => status);

  test("the link of the start makes the first admin, once, and no earlier than its form is sent", async () => {
    const link = server.lastLine();
    expect(link).toMatch(/^http:\/\/localhost:\d+\/sign-in#wdl_[\w-]{43}$/);
    const { hash } = new URL(link);
    // As a preview would: the secret is not part of what is asked for.
    expect(await statusOf("/sign-in")).toBe(200);
    const page = await open({ allow: /409/ });
    const sent: string[] = [];
    page.on("request", (request) =>
      sent.push([request.url(), JSON.stringify(request.headers()), request.postData()].join(" ")),
    );
    await page.goto(new URL(`/sign-in${hash}`, server.url).href);
    await pageReady(page);
    await page.getByLabel("Your name").waitFor();
    expect(page.url()).toBe(new URL("/sign-in", server.url).href);
    expect(sent.filter((request) => request.includes(hash.slice(1)))).toEqual([]);

    await page.getByLabel("Your name").fill("admin");
    await page.getByRole("button", { name: "Become an admin" }).click();
    await page.getByText("choose a name of your own").waitFor();
    expect(await page.getByLabel("Your name").evaluate((field) => field === document.activeElement)).toBe(
      true,
    );
    await page.getByLabel("Your name").fill("Ada");
    await page.keyboard.press("Enter");
    token = (await page.locator("code").textContent()) ?? "";
    expect(token).toMatch(/^wda_/);
    await page.getByRole("button", { name: "I have kept it" }).click();
    await page.getByRole("banner").getByText("Ada").waitFor();
    await page.getByRole("link", { name: "Review" }).waitFor();
    expect(await page.content()).not.toContain(token);

    const late = await open({ allow: /401/ });
    await late.goto(new URL(`/sign-in${hash}`, server.url).href);
    await late.getByLabel("Your name").fill("Eve");
    await late.getByRole("button", { name: "Become an admin" }).click();
    await late.getByText("This link does not work").waitFor();
  });

  test("a token opens a session, in a cookie that scripts cannot read, until it is signed out", async () => {
    const page = await open({ allow: /401/ });
    await page.goto(new URL("/sign-in?next=/runs", server.url).href);
    await pageReady(page);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("Enter your token.").waitFor();
    await page.getByLabel("Token").fill("wrong");
    await page.keyboard.press("Enter");
    await page.getByText("This is not an admin's token").waitFor();
    expect(await page.getByLabel("Token").evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByLabel("Token").fill(token);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/runs");
    await page.getByRole("banner").getByText("Ada").waitFor();

    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({
      name: "waywo_session",
      httpOnly: true,
      sameSite: "Lax",
      path: "/",
      secure: false,
    });
    expect(await page.evaluate(() => document.cookie)).toBe("");
    const change = () =>
      page.evaluate(async () => {
        const init = { headers: { "content-type": "application/json" }, body: '{"in_use":true}' };
        return (await fetch("/api/sample-corpus", { method: "PUT", ...init })).status;
      });
    expect(await change()).toBe(200);
    const stolen = { cookie: `waywo_session=${cookie?.value}`, "content-type": "application/json" };
    const replay = () =>
      statusOf("/api/sample-corpus", { method: "PUT", headers: stolen, body: '{"in_use":true}' });
    expect(await replay()).toBe(200);

    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("link", { name: "Sign in" }).waitFor();
    expect(await page.context().cookies()).toEqual([]);
    expect(await change()).toBe(401);
    expect(await replay()).toBe(401);
  });

  test("goes on to a page of this site alone", async () => {
    for (const next of ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
      const page = await open();
      await page.goto(new URL(`/sign-in?next=${encodeURIComponent(next)}`, server.url).href);
      await pageReady(page);
      await page.getByLabel("Token").fill(token);
      await page.keyboard.press("Enter");
      await page.getByRole("banner").getByText("Ada").waitFor();
      expect(page.url()).toBe(new URL("/", server.url).href);
    }
  });

  test("the start after that prints its address alone", async () => {
    await server.restart();
    expect(server.lastLine()).toMatch(/^http:\/\/localhost:\d+$/);
  });
});
