import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { findViolations } from "../support/axe";
import { describeInBrowser } from "../support/browser";
import { Latch } from "../support/latch";
import { pageReady } from "../support/page-ready";
import { stubEnv } from "../support/stub-env";
import { StubModel } from "../support/stub-model/stub";

const RUN = /\/runs\/[0-9a-f-]{36}$/;

const tagsOf = (page: Page) => page.getByRole("combobox", { name: "Tags" });
const hasFocus = (page: Page, name: string | RegExp) =>
  expect
    .poll(() =>
      page.evaluate(
        () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent,
      ),
    )
    .toMatch(name);

describeInBrowser("the Designer's page", ({ open }) => {
  let stub: StubModel;
  let server: AppServer;

  beforeAll(async () => {
    stub = await StubModel.start({ dimensions: 64 });
    server = await startAppServer({ env: stubEnv(stub, { LLM_PRICE_INPUT: "2", LLM_PRICE_OUTPUT: "10" }) });
    const { task_id } = await server.start({ num_ideas: 2, seed_tags: ["maps"] });
    await server.end(task_id);
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
    await stub?.close();
  });

  async function opened(path = "/"): Promise<Page> {
    const page = await open({ viewport: { width: 1280, height: 900 } });
    await page.goto(server.url + path);
    await pageReady(page);
    return page;
  }

  it("has ideas, tags to begin with, runs, the model and a forecast without scripts, and an address fills it in", async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto(`${server.url}/?tags=maps,ios&ideas=10`);
    expect(await page.getByTestId("good-idea").count()).toBe(3);
    const examples = page.getByRole("region", { name: "Tags to begin with" });
    expect(await examples.getByRole("listitem").count()).toBe(4);
    await page.getByRole("region", { name: "Latest runs" }).getByText("2 ideas on maps").waitFor();
    await page.getByText("Every idea will combine maps and ios.").waitFor();
    expect(await page.getByTestId("forecast").textContent()).toMatch(
      /^About \d+ calls, [\d,]+ tokens, .+ and .*\$.+, going by the one run before\.$/,
    );
    expect(await page.getByRole("link", { name: "Change it" }).getAttribute("href")).toBe("/settings");
  });

  it("starts a first run with one press, by keyboard, and fills the form in from an idea", async () => {
    const page = await opened();
    const more = page.getByRole("link", { name: /^More like this/ }).first();
    await more.press("Enter");
    await page.getByText(/^Every idea will combine /).waitFor();
    await hasFocus(page, /^Generate 5 ideas/);
    await page
      .getByRole("button", { name: /^Start a run on / })
      .first()
      .press("Enter");
    await page.waitForURL(RUN);
    await page.getByRole("heading", { level: 1, name: /^5 ideas on \S+ and \S+$/ }).waitFor();
  });

  it("says what the run will take as the form changes, and keeps its place", async () => {
    const page = await opened();
    const forecast = page.getByTestId("forecast");
    const below = async () => (await page.getByText(/^Written by/).boundingBox())?.y;
    const calls = async () =>
      Number(/About ([\d,]+) call/.exec((await forecast.textContent()) ?? "")?.[1]?.replace(",", ""));
    await expect.poll(calls).toBeGreaterThan(0);
    const [five, before] = [await calls(), await below()];
    await page.getByLabel("Number of ideas").fill("50");
    await expect.poll(calls).toBe(10 * five);
    expect(await below()).toBe(before);
    await page.getByLabel("Number of ideas").fill("");
    await expect.poll(calls).toBe(10 * five);
  });

  it("offers what goes with the picked tags and what was never combined with them, by keyboard", async () => {
    const page = await opened();
    await tagsOf(page).focus();
    await page.keyboard.type("nutrition,");
    const often = page.getByRole("list", { name: "Often with" });
    await often.getByRole("button", { name: /^Add / }).first().waitFor();
    const never = page.getByRole("list", { name: "Never combined" });
    const [first, other] = await Promise.all(
      [often, never].map(async (list) => (await list.getByRole("button").first().textContent()) ?? ""),
    );
    await often.getByRole("button", { name: `Add ${first}` }).press("Enter");
    await page.getByText(`Every idea will combine nutrition and ${first}.`).waitFor();
    expect(await tagsOf(page).evaluate((input) => input === document.activeElement)).toBe(true);
    expect(first).not.toBe(other);
    expect(await findViolations(page)).toEqual([]);
  });

  it("writes one idea with the same settings in place, and keeps it as a run", async () => {
    const latch = new Latch();
    stub.answer(async () => {
      await latch.wait();
      return undefined;
    });
    const page = await opened();
    await tagsOf(page).focus();
    await page.keyboard.type("maps,");
    await page.getByLabel("Number of ideas").fill("20");
    await page.getByRole("button", { name: "Preview one" }).press("Enter");
    const preview = page.getByTestId("preview");
    await preview.getByText("Writing one idea…").waitFor();
    await hasFocus(page, /^Preview one$/);
    latch.open();
    const title = preview.getByRole("heading", { level: 2 });
    await title.waitFor();
    expect(await findViolations(page)).toEqual([]);
    expect(new URL(page.url()).pathname).toBe("/");
    expect(await page.getByLabel("Number of ideas").inputValue()).toBe("20");
    await preview.getByRole("link", { name: "a run of one idea" }).press("Enter");
    await page.waitForURL(RUN);
    await page.getByRole("heading", { level: 1, name: "1 idea on maps" }).waitFor();
  });

  it("says in place why no idea came of the preview", async () => {
    const page = await open({ allow: /429|Failed to load/, viewport: { width: 1280, height: 900 } });
    await page.route("**/api/generate-ideas", async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      const problem = { code: "rate_limited", title: "No", status: 429, detail: "Too many runs this hour." };
      await route.fulfill({ status: 429, contentType: "application/problem+json", json: problem });
    });
    await page.goto(server.url);
    await pageReady(page);
    await page.getByRole("button", { name: "Preview one" }).click();
    await page.getByRole("alert").filter({ hasText: "Too many runs this hour." }).waitFor();
  });

  it("says that the model does not answer, while it does not", async () => {
    const page = await open({ viewport: { width: 1280, height: 900 } });
    await page.route("**/api/health", async (route) => {
      const health = await (await route.fetch()).json();
      const llm = { ...health.llm, ok: false, error: "Nothing listens there." };
      await route.fulfill({ json: { ...health, status: "degraded", llm } });
    });
    await page.goto(server.url);
    await page.getByText("It is not answering at the moment. Nothing listens there.").waitFor();
  });
});
