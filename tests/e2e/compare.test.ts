import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findViolations } from "../support/axe";
import { describeInBrowser } from "../support/browser";
import { pageReady } from "../support/page-ready";
import { type ReviewServer, startReviewServer } from "../support/review-server";

describeInBrowser("projects side by side", ({ open }) => {
  let server: ReviewServer;
  let ids: number[];

  beforeAll(async () => {
    server = await startReviewServer(["Ada"]);
    const { task_id } = await server.start({ num_ideas: 5, seed_tags: ["maps"] });
    ids = (await server.end(task_id)).project_ids;
  }, 240_000);
  afterAll(() => server?.stop());

  async function visit(page: Page, path: string): Promise<void> {
    await page.goto(server.url + path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await pageReady(page);
  }

  const shortlist = (page: Page) => page.getByRole("region", { name: "Shortlist" });
  const columns = (page: Page) => page.getByRole("columnheader");

  it("come from a shortlist of up to four, which all tabs share, by keyboard alone", async () => {
    const page = await open();
    for (const [at, id] of ids.slice(0, 4).entries()) {
      await visit(page, `/projects/${id}`);
      await page.keyboard.press("c");
      await shortlist(page)
        .getByText(`${at + 1} of 4`)
        .waitFor();
    }
    await visit(page, `/projects/${ids[4]}`);
    await page.getByRole("button", { name: "Shortlist full" }).waitFor();
    await page.keyboard.press("c");
    expect(await shortlist(page).getByRole("listitem").count()).toBe(4);

    const other = await page.context().newPage();
    await visit(other, `/projects/${ids[3]}`);
    await other.keyboard.press("c");
    await shortlist(page).getByText("3 of 4").waitFor();
    await other.keyboard.press("c");
    await shortlist(page).getByText("4 of 4").waitFor();
    await other.close();

    await shortlist(page).getByRole("link", { name: "Compare" }).press("Enter");
    await page.waitForURL(`${server.url}/projects/compare?ids=${ids.slice(0, 4).join(",")}`);
    await expect.poll(() => columns(page).count()).toBe(4);
    await pageReady(page);
    expect(await findViolations(page)).toEqual([]);
    await page
      .getByRole("link", { name: /^Compare without/ })
      .first()
      .press("Enter");
    await page.waitForURL(`${server.url}/projects/compare?ids=${ids.slice(1, 4).join(",")}`);
    await expect.poll(() => columns(page).count()).toBe(3);

    const first = shortlist(page)
      .getByRole("button", { name: /^Take / })
      .first();
    await first.focus();
    await page.keyboard.press("Enter");
    await shortlist(page).getByText("3 of 4").waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toMatch(/^Take /);
    await shortlist(page).getByRole("button", { name: "Clear" }).press("Enter");
    await shortlist(page).waitFor({ state: "detached" });
  });

  it.each([
    [768, 2],
    [768, 4],
    [1280, 4],
  ])("stand in a row at %i px, %i of them, without scrolling sideways", async (width, count) => {
    const page = await open({ viewport: { width, height: 1000 } });
    await visit(page, `/projects/compare?ids=${ids.slice(0, count).join(",")}`);
    const tops = await columns(page).evaluateAll((heads) =>
      heads.map((head) => head.getBoundingClientRect().top),
    );
    expect(tops).toHaveLength(count);
    expect(new Set(tops).size).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const sizes = await page
      .locator("tbody :is(th, td, p, li)")
      .evaluateAll((parts) => [...new Set(parts.map((part) => getComputedStyle(part).fontSize))]);
    expect(sizes).toEqual(["14px"]);
  });

  it("are put on the shortlist in the list, by its keys", async () => {
    const page = await open();
    await visit(page, "/projects?source=nemo_data_designer&limit=10");
    for (const key of ["j", "c", "j", "c"]) await page.keyboard.press(key);
    await shortlist(page).getByText("2 of 4").waitFor();
    expect(await page.locator("[data-shortlist][aria-pressed=true]").count()).toBe(2);
  });

  it("can be read without scripts, and say what is missing", async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto(`${server.url}/projects/compare?ids=${ids[0]},${ids[1]},999999,x`);
    await page.getByText("Project 999999 is no longer there.").waitFor();
    expect(await columns(page).count()).toBe(2);
    expect(await page.getByRole("rowheader").allTextContents()).toEqual([
      ...["In short", "Idea score", "Complexity", "Novelty", "Tags", "For", "Description", "Origin"],
    ]);
  });

  it.each([
    ["five of them", () => `/projects/compare?ids=${ids.join(",")}`, "The first 4 of 5 are shown"],
    ["none", () => "/projects/compare", "Nothing to compare"],
    ["what is no list of ids", () => "/projects/compare?ids=a,-1,0,1e3", "Nothing to compare"],
    ["one that is gone", () => "/projects/compare?ids=999999", "Nothing to compare"],
  ])("answer %s", async (_, path, says) => {
    const page = await open();
    await visit(page, path());
    await page.getByText(says).waitFor();
    expect(await findViolations(page)).toEqual([]);
  });
});
