import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findViolations } from "../support/axe";
import { describeInBrowser } from "../support/browser";
import { pageReady } from "../support/page-ready";
import { type ReviewServer, startReviewServer } from "../support/review-server";

describeInBrowser("the list of projects", ({ open }) => {
  let server: ReviewServer;
  beforeAll(async () => {
    server = await startReviewServer(["Ada"], 30);
  }, 240_000);
  afterAll(() => server?.stop());

  async function projects(query = "", options: Parameters<typeof open>[0] = {}): Promise<Page> {
    const page = await open(options);
    await page.goto(`${server.url}/projects${query}`);
    await pageReady(page);
    return page;
  }
  const entries = (page: Page) => page.locator("[data-entry]");
  const shows = (page: Page, total: string) =>
    page
      .getByRole("status")
      .filter({ hasText: new RegExp(`^${total}$`) })
      .waitFor();
  const query = (page: Page) => new URL(page.url()).search;
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");

  it("is searched, walked through, bookmarked and opened by keyboard alone", async () => {
    const page = await projects();
    await page.keyboard.press("/");
    await page.keyboard.type("number 1");
    await shows(page, "11 projects");
    expect(query(page)).toBe("?q=number+1");
    // The list has changed and the search still has the keyboard.
    await page.keyboard.type("2");
    await shows(page, "1 project");
    await page.keyboard.press("Backspace");
    await shows(page, "11 projects");

    await page.keyboard.press("Tab");
    await page.keyboard.press("j");
    const first = await focused(page);
    expect(first).toMatch(/^Idea Number 1/);
    await page.keyboard.press("j");
    expect(await focused(page)).not.toBe(first);
    await page.keyboard.press("k");
    expect(await focused(page)).toBe(first);
    await page.keyboard.press("b");
    const bookmark = entries(page)
      .first()
      .getByRole("button", { name: /^Bookmark / });
    await expect.poll(() => bookmark.getAttribute("aria-pressed")).toBe("true");
    await page.keyboard.press("x");
    await page.getByRole("status").filter({ hasText: "1 project selected" }).waitFor();
    expect(await focused(page)).toBe(first);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: first }).waitFor();
    await page.goBack();
    await shows(page, "11 projects");
    await expect.poll(() => bookmark.getAttribute("aria-pressed")).toBe("true");
    await page.getByRole("link", { name: /^Bookmarked/ }).click();
    await shows(page, "1 project");
    expect(query(page)).toContain("bookmarked=true");
  });

  it("has every filter as a chip, in its address, and takes them away", async () => {
    const page = await projects("?q=idea&tags=by-hand&min_idea_score=2&review_status=pending");
    const chips = page.getByRole("list", { name: "Filters in use" }).getByRole("link");
    await expect.poll(() => chips.count()).toBe(4);
    await page.getByText("Filters (3)").click();
    await page.getByLabel("Validity").selectOption("any");
    await expect.poll(() => chips.count()).toBe(5);
    expect(query(page)).toContain("is_valid=any");
    await page.getByRole("link", { name: "Remove the filter Words idea" }).click();
    await expect.poll(() => page.getByLabel("Words").inputValue()).toBe("");
    await page.getByLabel("Another tag").fill("gardening");
    await page.keyboard.press("Enter");
    await page.getByText("any of these tags").waitFor();
    await page.getByRole("link", { name: "match all" }).click();
    await page.getByText("Nothing matches").waitFor();
    await page.getByRole("link", { name: "Remove all", exact: true }).click();
    await expect.poll(() => chips.count()).toBe(0);
    expect(query(page)).toBe("");
  });

  it("is shuffled by a seed, which its pages and a reload keep", async () => {
    const page = await projects("?limit=10");
    const titles = () => page.locator("[data-entry-link]").allTextContents();
    const newest = await titles();
    await page.getByRole("link", { name: "Shuffle" }).click();
    await page.getByRole("link", { name: "Shuffled; again" }).waitFor();
    const shuffled = await titles();
    expect(shuffled).not.toEqual(newest);
    await page.getByRole("link", { name: "Next" }).click();
    await page.getByText(/^11–20 of/).waitFor();
    expect((await titles()).filter((title) => shuffled.includes(title))).toEqual([]);
    await page.getByRole("link", { name: "Previous" }).click();
    await page.getByText(/^1–10 of/).waitFor();
    expect(await titles()).toEqual(shuffled);
    await page.reload();
    expect(await titles()).toEqual(shuffled);
  });

  it("is read, searched and filtered without scripts", async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto(`${server.url}/projects?sort=idea_score`);
    await expect.poll(() => entries(page).filter({ visible: true }).count()).toBe(25);
    await page.getByLabel("Words").fill("number");
    await page.getByText("Filters", { exact: true }).click();
    await page.getByLabel("Another tag").fill("by-hand");
    await page
      .getByRole("search")
      .getByRole("button", { name: /^Search/ })
      .click();
    await shows(page, "30 projects");
    expect(query(page)).toContain("sort=idea_score");
    await page.getByText("Export 30").click();
    expect(await page.getByRole("link", { name: "CSV" }).getAttribute("href")).toContain("q=number");
  });

  it("takes a bookmark back that the server refuses", async () => {
    const page = await projects("", { allow: /503/ });
    await page.route("**/bookmarks", (route) =>
      route.fulfill({ status: 503, json: { code: "store_unavailable", detail: "The store is shut." } }),
    );
    const bookmark = entries(page)
      .nth(3)
      .getByRole("button", { name: /^Bookmark / });
    await bookmark.click();
    await page.getByRole("alert").filter({ hasText: "The store is shut." }).waitFor();
    expect(await bookmark.getAttribute("aria-pressed")).toBe("false");
  });

  it("stays as it is, with what was typed, while the server does not answer", async () => {
    const page = await projects("", { allow: /ERR_FAILED/ });
    await page.route("**/api/session", (route) => route.abort());
    await page.getByLabel("Words").fill("number 3");
    await page.getByRole("alert").filter({ hasText: "does not answer" }).waitFor();
    expect(await page.getByLabel("Words").inputValue()).toBe("number 3");
    expect(await entries(page).count()).toBe(25);
    await page.unroute("**/api/session");
    await page.keyboard.press("Enter");
    await shows(page, "2 projects");
    expect(await page.getByRole("alert").filter({ hasText: "does not answer" }).count()).toBe(0);
  });

  it.each([
    ["with filters open", "?q=number&tags=by-hand&min_idea_score=2&review_status=pending", showFilters],
    ["with projects selected", "", selectPage],
    ["with the export open", "", (page: Page) => page.getByText(/^Export/).click()],
    ["with nothing that matches", "?q=nobody-has-this", undefined],
    ["past the last page", "?offset=5000", undefined],
    ["with nothing from Hacker News", "?source=hn", undefined],
  ])("has no violations %s", async (_, query, prepare) => {
    const page = await projects(query);
    await prepare?.(page);
    expect(await findViolations(page)).toEqual([]);
  });
});

const showFilters = (page: Page) => page.getByText(/^Filters \(/).click();
const selectPage = (page: Page) => page.getByLabel("Select this page").check();
