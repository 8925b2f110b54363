import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { describeInBrowser } from "../support/browser";
import { Latch } from "../support/latch";
import { stubEnv } from "../support/stub-env";
import { StubModel } from "../support/stub-model/stub";

/** The rows the stub writes before the test lets it go on. */
const FIRST = 4;

const cards = (page: Page) => page.getByTestId("idea");

describeInBrowser("the Designer", ({ open }) => {
  let stub: StubModel;
  let server: AppServer;

  beforeAll(async () => {
    stub = await StubModel.start({ dimensions: 64 });
    server = await startAppServer({ env: stubEnv(stub) });
  });
  afterAll(async () => {
    await server?.stop();
    await stub?.close();
  });

  it("takes tags by keyboard, shows ideas before the run is done, survives a reload, ends with ten", async () => {
    const latch = new Latch();
    stub.answer(async ({ column, columnIndex }) => {
      if (column === "project_idea" && columnIndex >= FIRST) await latch.wait();
      return undefined;
    });
    const page = await open();
    await page.goto(server.url);

    const tags = page.getByRole("combobox", { name: "Tags" });
    await tags.focus();
    await page.keyboard.type("nutri");
    await page.getByRole("option", { name: /^nutrition/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("ios");
    await page.getByRole("option", { name: /^ios/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("typewriters, ");
    await page.keyboard.press("Backspace");
    await page.getByText("Every idea will combine nutrition and ios.").waitFor();

    await page.getByLabel("Number of ideas").fill("10");
    await page.getByRole("button", { name: "Generate 10 ideas" }).press("Enter");
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
    const heading = page.getByRole("heading", { level: 1, name: "10 ideas on nutrition and ios" });
    await heading.waitFor();
    await expect.poll(() => heading.evaluate((element) => element === document.activeElement)).toBe(true);

    await cards(page)
      .nth(FIRST - 1)
      .waitFor();
    expect(await page.getByTestId("run-state").textContent()).toBe("Writing 10 ideas");
    expect(await cards(page).count()).toBe(FIRST);

    await page.reload();
    await cards(page)
      .nth(FIRST - 1)
      .waitFor();
    expect(await page.getByTestId("run-state").textContent()).toBe("Writing 10 ideas");

    latch.open();
    await page.getByText("Done: 10 of 10 ideas saved").first().waitFor();
    await cards(page).nth(9).waitFor();
    expect(await cards(page).count()).toBe(10);
    const titles = await cards(page).getByRole("heading").allTextContents();
    expect(new Set(titles).size).toBe(10);
  });

  it("takes tags by pointer, and what was typed when the field is left", async () => {
    const page = await open();
    await page.goto(server.url);
    await page.getByRole("combobox", { name: "Tags" }).click();
    await page.getByRole("option", { name: /^maps/ }).click();
    await page.getByText("Every idea will be about maps.").waitFor();
    await page.keyboard.type("Bee Hotels");
    await page.getByRole("option", { name: "bee-hotels new tag" }).waitFor();
    await page.keyboard.press("Tab");
    await page.getByText("Every idea will combine maps and bee-hotels.").waitFor();
    expect(await page.getByRole("option").count()).toBe(0);
    await page.getByRole("button", { name: "Remove maps" }).click();
    await page.getByText("Every idea will be about bee-hotels.").waitFor();
    await page.getByRole("button", { name: "Remove bee-hotels" }).click();
    await page.getByText("Left empty, each idea draws its own from the whole vocabulary.").waitFor();
  });

  it("posts a creativity of exactly 0.85 unless told otherwise, and of exactly 0.9 one step further", async () => {
    const page = await open({ allow: /ERR_FAILED/ });
    const bodies: unknown[] = [];
    await page.route("**/api/generate-ideas", async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      bodies.push(route.request().postDataJSON());
      await route.abort();
    });
    await page.goto(server.url);
    await page.getByRole("button", { name: "Generate 5 ideas" }).click();
    await page.getByRole("alert").filter({ hasText: "The server does not answer" }).waitFor();
    await page.getByRole("slider", { name: "Creativity" }).press("ArrowRight");
    await page.getByRole("button", { name: "Generate 5 ideas" }).click();
    await expect.poll(() => bodies.length).toBe(2);
    expect(bodies).toEqual([
      { num_ideas: 5, seed_tags: null, creativity: 0.85 },
      { num_ideas: 5, seed_tags: null, creativity: 0.9 },
    ]);
  }, 60_000);
});
