import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { findViolations } from "../support/axe";
import { describeInBrowser } from "../support/browser";
import { Latch } from "../support/latch";
import { pageReady } from "../support/page-ready";
import { stubEnv } from "../support/stub-env";
import { StubModel } from "../support/stub-model/stub";

const tagsOf = (page: Page) => page.getByRole("combobox", { name: "Tags" });
const notes = (page: Page) => page.getByTestId("tag-note");
/** The text that describes a control. */
const description = (page: Page) =>
  tagsOf(page).evaluate((input) =>
    (input.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent)
      .join(" "),
  );

async function pick(page: Page, ...tags: string[]): Promise<void> {
  await tagsOf(page).focus();
  for (const tag of tags) await page.keyboard.type(`${tag},`);
}

describeInBrowser("the Designer's form", ({ open }) => {
  let stub: StubModel;
  /** The built-in composer writes. */
  let composer: AppServer;
  let model: AppServer;

  beforeAll(async () => {
    stub = await StubModel.start({ dimensions: 64 });
    [composer, model] = await Promise.all([startAppServer(), startAppServer({ env: stubEnv(stub) })]);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([composer?.stop(), model?.stop()]);
    await stub?.close();
  });

  async function opened(server: AppServer, path = "/", allow?: RegExp): Promise<Page> {
    const page = await open({ ...(allow ? { allow } : {}), viewport: { width: 1280, height: 800 } });
    await page.goto(server.url + path);
    await pageReady(page);
    return page;
  }

  it("says that the composer knows nothing of a tag, moves nothing, and replaces it by a known one", async () => {
    const page = await opened(composer);
    const latch = new Latch();
    await page.route("**/api/tags?*", async (route) => {
      await latch.wait();
      await route.continue();
    });
    await pick(page, "nutrition", "gardning");
    await notes(page).waitFor();
    const below = async () => (await page.getByLabel("Number of ideas").boundingBox())?.y;
    const before = await below();
    latch.open();
    await page.getByText("The built-in composer knows nothing of “gardning”.").waitFor();
    expect(await below()).toBe(before);
    await expect.poll(() => description(page)).toContain("knows nothing of “gardning”");
    expect(await findViolations(page)).toEqual([]);
    expect(await page.locator("[aria-live=polite]", { has: notes(page) }).count()).toBe(1);
    expect(await tagsOf(page).getAttribute("aria-invalid")).not.toBe("true");

    await page.getByRole("button", { name: "gardening, in place of gardning" }).press("Enter");
    await page.getByText("Every idea will combine nutrition and gardening.").waitFor();
    expect(await notes(page).count()).toBe(0);
    expect(await tagsOf(page).evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await description(page)).not.toContain("knows nothing");
  });

  it("asks about new tags alone, once, and keeps a note while the next is on its way", async () => {
    const page = await opened(composer);
    const asked: string[] = [];
    const latch = new Latch();
    await page.route("**/api/tags?*", async (route) => {
      asked.push(new URL(route.request().url()).search);
      if (asked.length === 2) await latch.wait();
      await route.continue();
    });
    await pick(page, "maps", "asdfqwer");
    await page.getByText("knows nothing of “asdfqwer”").waitFor();
    await page.keyboard.type("zxcvuiop");
    await page.keyboard.type(",");
    await expect.poll(() => asked.length).toBe(2);
    await page.getByText("knows nothing of “asdfqwer”").waitFor();
    latch.open();
    await page.getByText("knows nothing of “zxcvuiop”").waitFor();
    expect(asked).toEqual(["?tag=asdfqwer", "?tag=asdfqwer&tag=zxcvuiop"]);
  });

  it("works about a tag that nobody knows when it is told to", async () => {
    const page = await opened(composer);
    await pick(page, "asdfqwer");
    await page.getByText("The built-in composer knows nothing of “asdfqwer”.").waitFor();
    await page.getByLabel("Number of ideas").fill("1");
    await page.getByRole("button", { name: "Generate 1 idea" }).click();
    await page.getByRole("heading", { level: 1, name: "1 idea on asdfqwer" }).waitFor();
    await page.getByText("Done: 1 of 1 idea saved").first().waitFor();
  });

  it("offers no language where the composer writes, and says why", async () => {
    const page = await opened(composer, "/?language=de");
    await page.getByText("The built-in composer writes nothing else").waitFor();
    await page.getByText("German is set aside.").waitFor();
    expect(await page.getByLabel("Language").count()).toBe(0);
    const bodies: unknown[] = [];
    await page.route("**/api/generate-ideas", async (route) => {
      if (route.request().method() === "POST") bodies.push(route.request().postDataJSON());
      await route.continue();
    });
    await page.getByRole("button", { name: "Generate 5 ideas" }).click();
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
    expect(bodies).toEqual([{ num_ideas: 5, seed_tags: null, creativity: 0.85 }]);
  });

  it("hands its advanced options to the run, whose page tells them, and fills them in again", async () => {
    const page = await opened(model);
    await page.getByText("Advanced options").click();
    await page.getByRole("textbox", { name: "Candidates per idea" }).fill("2");
    await page.getByRole("textbox", { name: "Ideas per call" }).fill("1");
    await page.getByRole("textbox", { name: "Minimum idea score" }).fill("2");
    await page.getByLabel("Language").fill("german");
    await page.getByText("Ideas are written and judged in German; tags stay as they are.").waitFor();
    await page.locator("summary", { hasText: "What is done for better ideas" }).press("Enter");
    await page.getByRole("switch", { name: "Distance from siblings" }).press("Space");
    await page.getByText("(4 of 5 on)").waitFor();
    await page.reload();
    await pageReady(page);
    expect(await page.getByLabel("Language").inputValue()).toBe("german");
    await page.getByLabel("Number of ideas").fill("1");
    await page.getByRole("button", { name: "Generate 1 idea" }).click();
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
    const run = await model.end(page.url().split("/").at(-1) ?? "");
    expect(run).toMatchObject({ max_candidates: 2, min_idea_score: 2, language: "de" });
    expect(run.measures).toMatchObject({ siblings: false, inspirations: true });
    await page.getByText("Done: 1 of 1 idea saved").first().waitFor();
    const details = page.getByRole("region", { name: "Details" });
    for (const text of ["up to 2", "German", "distance from siblings"])
      await details.getByText(text, { exact: true }).waitFor();
    expect(await details.getByText("Ideas per call").count()).toBe(0);

    await page.getByRole("link", { name: "Run again", exact: true }).click();
    await page.getByLabel("Language").waitFor();
    await expect.poll(() => page.getByLabel("Language").inputValue()).toBe("de");
    expect(await page.getByRole("textbox", { name: "Candidates per idea" }).inputValue()).toBe("2");
    const siblings = page.getByRole("switch", { name: "Distance from siblings" });
    expect(await siblings.getAttribute("aria-checked")).toBe("false");
  });

  it("says on the run's page what was refused and why, and how an idea came about", async () => {
    // The stub's judge goes up to 9.
    const asked = { num_ideas: 1, seed_tags: ["maps"], min_idea_score: 10, max_candidates: 2 };
    const { task_id } = await model.start(asked);
    await model.end(task_id);
    const page = await opened(model, `/runs/${task_id}`);
    expect(await page.getByTestId("run-result").textContent()).toBe(
      "The idea is not distinct or not of at least 10; none better came.",
    );
    await page
      .getByRole("region", { name: "Details" })
      .getByText("2 written, 2 refused: 2 below the minimum score")
      .waitFor();
    const details = page.getByTestId("row-details");
    await details.getByText("How it came about").press("Enter");
    await details.getByText("Refused candidates").waitFor();
    await details.getByText("Kept, as none was better").waitFor();
    await details.getByText("Inspired by").waitFor();
    const inspiration = details.getByRole("link").first();
    await inspiration.click();
    await page.waitForURL(/\/projects\/\d+$/);
  });

  it("shows at its field what the server says of an option", async () => {
    const page = await opened(composer, "/", /422/);
    await page.route("**/api/generate-ideas", async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      const errors = [
        { loc: ["body", "language"], msg: "The built-in composer writes English.", type: "custom" },
        { loc: ["body", "max_candidates"], msg: "There are too many.", type: "custom" },
      ];
      const problem = { code: "invalid_request", title: "No", status: 422, detail: "Not valid.", errors };
      await route.fulfill({ status: 422, contentType: "application/problem+json", json: problem });
    });
    await page.getByRole("button", { name: "Generate 5 ideas" }).click();
    const summary = page.getByRole("alert").filter({ hasText: "The run was not started" });
    await summary.getByRole("link", { name: "There are too many." }).click();
    const candidates = page.getByRole("textbox", { name: "Candidates per idea" });
    expect(await candidates.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await candidates.getAttribute("aria-invalid")).toBe("true");
    await summary.getByRole("link", { name: "The built-in composer writes English." }).click();
    expect(await page.getByLabel("Language").evaluate((input) => input === document.activeElement)).toBe(
      true,
    );
  });
});
