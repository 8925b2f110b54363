import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser } from "../support/browser";
import { pageReady } from "../support/page-ready";
import { type ReviewServer, startReviewServer } from "../support/review-server";

const IDEAS = 60;

describeInBrowser("several projects at once", ({ open }) => {
  let server: ReviewServer;
  beforeAll(async () => {
    server = await startReviewServer(["Ada"], IDEAS);
  }, 240_000);
  afterAll(() => server?.stop());

  async function projects(query = "", admin = false): Promise<Page> {
    const page = await open();
    if (admin) await server.signIn(page, "Ada");
    await page.goto(`${server.url}/projects${query}`);
    await pageReady(page);
    return page;
  }
  const shownTotal = async (page: Page) => {
    const text = await page
      .getByRole("status")
      .filter({ hasText: /^[\d,]+ projects?$/ })
      .textContent();
    return Number(text?.replace(/\D/g, ""));
  };
  const selected = (page: Page, words: string) =>
    page.getByRole("status").filter({ hasText: words }).waitFor();

  it.each([
    "",
    "?q=number+1",
    "?tags=by-hand,gardening&sort=novelty&offset=25",
    "?q=idea&source=nemo_data_designer&min_idea_score=3&is_valid=any",
    "?source=sample&max_complexity_score=4&date_from=2026-01-01&limit=10",
  ])("are exported, as many as are shown for %j", async (query) => {
    const page = await projects(query);
    const count = await shownTotal(page);
    expect(count).toBeGreaterThan(0);
    await page.getByText(/^Export/).click();
    for (const name of ["JSON Lines", "CSV"]) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name, exact: false }).first().click(),
      ]);
      expect(download.suggestedFilename()).toMatch(new RegExp(`-${count}\\.`));
      await page.getByText(/^Export/).click();
    }
  });

  it("are selected by keyboard, on two pages, bookmarked and exported together", async () => {
    const page = await projects("?tags=by-hand&limit=10");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.getByRole("link", { name: "Next" }).press("Enter");
    await page.getByText("11–20 of 60").waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await selected(page, "3 projects selected");
    expect(await page.getByText(/^Export/).textContent()).toContain("Export 3");
    await page.getByRole("button", { name: "Bookmark 3" }).press("Enter");
    await selected(page, "3 projects bookmarked");
    await expect
      .poll(() => page.getByRole("link", { name: /^Bookmarked/ }).textContent())
      .toBe("Bookmarked3");
  });

  it("are selected with all that match, and bookmarked, and no longer", async () => {
    const page = await projects("?tags=by-hand&limit=10");
    await page.getByLabel("Select this page").check();
    await page.getByRole("button", { name: `Select all ${IDEAS} that match` }).click();
    await selected(page, `All ${IDEAS} projects selected`);
    await page.getByRole("button", { name: `Bookmark ${IDEAS}` }).click();
    await expect
      .poll(() => page.getByRole("link", { name: /^Bookmarked/ }).textContent())
      .toBe(`Bookmarked${IDEAS}`);
    await page.getByRole("button", { name: "Remove bookmarks" }).click();
    await selected(page, `${IDEAS} projects no longer bookmarked`);
    await page.getByRole("button", { name: "Select none" }).click();
    expect(await page.getByRole("button", { name: "Remove bookmarks" }).count()).toBe(0);
  });

  it("go into the bin of an admin, and come back", async () => {
    const page = await projects("?tags=by-hand&limit=10", true);
    await page.getByLabel("Select this page").check();
    await page.getByRole("button", { name: "Move 10 to the bin" }).click();
    const dialog = page.getByRole("alertdialog", { name: "Move 10 projects to the bin?" });
    await dialog.getByRole("button", { name: "Move 10" }).click();
    await page.getByTestId("bulk-state").filter({ hasText: "10 of 10 · 10 changed" }).waitFor();
    await expect.poll(() => shownTotal(page)).toBe(IDEAS - 10);
    await page.getByRole("button", { name: "Undo all" }).click();
    await page.getByTestId("bulk-state").filter({ hasText: "Undo: 10 of 10" }).waitFor();
    await expect.poll(() => shownTotal(page)).toBe(IDEAS);
  });

  it("go into the bin of nobody else", async () => {
    const page = await projects("?q=number");
    await page.getByLabel("Select this page").check();
    await selected(page, "25 projects selected");
    expect(await page.getByRole("button", { name: /to the bin/ }).count()).toBe(0);
  });
});
