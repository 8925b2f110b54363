import type { Page, Route } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { describeInBrowser } from "../support/browser";
import { Latch } from "../support/latch";
import { pageReady } from "../support/page-ready";

const tagsOf = (page: Page) => page.getByRole("combobox", { name: "Tags" });

describeInBrowser("the Designer before its scripts are there", ({ open }) => {
  let server: AppServer;
  beforeAll(async () => {
    server = await startAppServer();
  }, 120_000);
  afterAll(() => server?.stop());

  /** Holds scripts back until the latch opens. */
  async function holdScripts(page: Page, latch: Latch): Promise<void> {
    await page.route(/\.js$/, async (route: Route) => {
      await latch.wait();
      await route.continue();
    });
  }

  it("keeps what is typed into its fields, and where the cursor is", async () => {
    const page = await open();
    const latch = new Latch();
    await holdScripts(page, latch);
    await page.goto(server.url, { waitUntil: "commit" });
    await tagsOf(page).focus();
    await page.keyboard.type("maps, nutr");
    await page.getByLabel("Number of ideas").fill("12");
    await tagsOf(page).focus();
    latch.open();
    await pageReady(page);
    await page.getByText("Every idea will be about maps.").waitFor();
    await page.getByRole("option", { name: /^nutrition/ }).waitFor();
    await page.keyboard.type("ition,");
    await page.getByText("Every idea will combine maps and nutrition.").waitFor();
    await page.getByRole("button", { name: "Generate 12 ideas" }).waitFor();
  });

  it("loads the list of suggestions at first use, and loses no key, focus or place meanwhile", async () => {
    const page = await open();
    await page.goto(server.url);
    await pageReady(page);
    const latch = new Latch();
    const loaded: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith(".js")) loaded.push(request.url());
    });
    await holdScripts(page, latch);
    await page.keyboard.press("Tab");
    expect(loaded).toEqual([]);
    await tagsOf(page).focus();
    // The plain field takes tags by comma and Backspace as well.
    await page.keyboard.type("maps,ios,");
    await page.getByText("Every idea will combine maps and ios.").waitFor();
    await page.keyboard.press("Backspace");
    await page.getByText("Every idea will be about maps.").waitFor();
    await page.keyboard.type("nutri");
    // There is no list to close yet, and what was typed stays, as where the list closes.
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowLeft");
    expect(loaded.length).toBeGreaterThan(0);
    latch.open();
    await page.getByRole("option", { name: /^nutrition/ }).waitFor();
    expect(await tagsOf(page).evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(4);
    expect(await tagsOf(page).inputValue()).toBe("nutri");
    await page.keyboard.press("Enter");
    await page.getByText("Every idea will combine maps and nutrition.").waitFor();
  });

  it("takes tags without the list where it cannot be loaded", async () => {
    const page = await open({ allow: /ERR_FAILED|ChunkLoadError|Failed to load/ });
    await page.goto(server.url);
    await pageReady(page);
    await page.route(/\.js$/, (route) => route.abort());
    await tagsOf(page).focus();
    await page.keyboard.type("maps,nutrition");
    await page.keyboard.press("Tab");
    await page.getByText("Every idea will combine maps and nutrition.").waitFor();
    await page.getByRole("button", { name: "Remove maps" }).click();
    await page.getByText("Every idea will be about nutrition.").waitFor();
  });
});
