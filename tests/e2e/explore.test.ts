import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { findViolations } from "../support/axe";
import { describeInBrowser } from "../support/browser";
import { pageReady } from "../support/page-ready";

const ADMIN_TOKEN = "a-token-of-an-admin-of-this-test";

describeInBrowser("Explore", ({ open }) => {
  let server: AppServer;
  /** With the sample corpus set aside. */
  let empty: AppServer;

  beforeAll(async () => {
    [server, empty] = await Promise.all([startAppServer(), startAppServer({ env: { ADMIN_TOKEN } })]);
    const set = await fetch(`${empty.url}/api/sample-corpus`, {
      method: "PUT",
      headers: { "content-type": "application/json", authorization: `Bearer ${ADMIN_TOKEN}` },
      body: JSON.stringify({ in_use: false }),
    });
    expect(set.status).toBe(200);
    const { task_id } = await server.start({ num_ideas: 3, seed_tags: ["music"], seed: 1 });
    await server.end(task_id);
    await drawnMap();
  }, 180_000);
  afterAll(() => Promise.all([server?.stop(), empty?.stop()]));

  /** The map is drawn by those who look at it. */
  async function drawnMap(): Promise<void> {
    await vi.waitFor(
      async () => {
        const map = await (await fetch(`${server.url}/api/explore/map?limit=0`)).json();
        expect([map.drawn_at !== null, map.renewing]).toEqual([true, false]);
      },
      { timeout: 120_000, interval: 500 },
    );
  }

  async function goTo(path: string, options: Parameters<typeof open>[0] = {}): Promise<Page> {
    const page = await open({ viewport: { width: 1280, height: 900 }, ...options });
    await page.goto(new URL(path, server.url).href);
    await pageReady(page);
    return page;
  }

  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");
  const transform = (page: Page) =>
    page.locator("svg[role=img] > g").evaluate((group) => getComputedStyle(group).transform);

  /** By Tab alone. */
  async function tabTo(page: Page, name: string | ((text: string) => boolean)): Promise<void> {
    for (let stops = 0; stops < 80; stops++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
      });
      if (typeof name === "string" ? at.trim() === name : name(at)) return;
    }
    throw new Error(`${name} is not reached by Tab.`);
  }

  it("a group is opened from the list: the map goes there, the address has it, and a project of it opens", async () => {
    const page = await goTo("/explore");
    const before = await transform(page);
    const name = String(await page.locator("summary bdi").nth(1).textContent());
    await tabTo(page, (at) => at.startsWith(name));
    await page.keyboard.press("Enter");
    await expect.poll(() => new URL(page.url()).searchParams.get("cluster")).toBe("2");
    await expect.poll(() => transform(page)).not.toBe(before);
    await page.keyboard.press("Tab");
    const title = (await focused(page)).trim();
    // On the map too, at its dot.
    expect(await page.locator("[aria-hidden=true]").filter({ hasText: title }).count()).toBeGreaterThan(0);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/projects\/\d+/);
    expect((await page.getByRole("heading", { level: 1 }).textContent())?.trim()).toBe(title);
    await page.goBack();
    await expect.poll(() => page.locator("details[open] summary").count()).toBeGreaterThan(0);
  });

  it("the map is zoomed by its buttons, and shows the whole again", async () => {
    const page = await goTo("/explore");
    const whole = await transform(page);
    await tabTo(page, "Nearer");
    await page.keyboard.press("Enter");
    await expect.poll(() => transform(page)).not.toBe(whole);
    await tabTo(page, "Whole map");
    await page.keyboard.press("Enter");
    await expect.poll(() => transform(page)).toBe(whole);
  });

  it("a dot under the pointer says its title, and a click opens it", async () => {
    const page = await goTo("/explore");
    const { points } = await (await fetch(`${server.url}/api/explore/map`)).json();
    const box = await page.locator("svg[role=img]").boundingBox();
    const [x, y] = [points.xs[0], points.ys[0]].map((place: number) => (place / 10_000) * (box?.width ?? 0));
    await page.mouse.move((box?.x ?? 0) + (x ?? 0), (box?.y ?? 0) + (y ?? 0));
    const said = page.locator("p a.link").first();
    await said.waitFor();
    const title = await said.textContent();
    expect(points.titles).toContain(title);
    await page.mouse.down();
    await page.mouse.up();
    await page.waitForURL(/\/projects\/\d+/);
  });

  it("the filter by source counts what the API counts, and stays when days are chosen", async () => {
    const page = await goTo("/explore");
    await tabTo(page, "Generated");
    await page.keyboard.press("Enter");
    await page.getByText("3 projects in").waitFor();
    expect(new URL(page.url()).searchParams.get("source")).toBe("generated");
    await page.getByLabel("to", { exact: true }).fill("2001-01-01");
    await page.getByRole("button", { name: "Show" }).press("Enter");
    await page.getByText("No project here").waitFor();
    expect(new URL(page.url()).searchParams.get("source")).toBe("generated");
  });

  it("a pair that was never combined is reached by arrow keys, and starts a run with both", async () => {
    const page = await goTo("/explore/gaps");
    await tabTo(page, (at) => / and .*: /.test(at));
    const first = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    const { gaps } = await (await fetch(`${server.url}/api/explore/gaps`)).json();
    for (let moves = 0; moves < 40; moves++) {
      const label = await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
      if (label.includes("never combined")) break;
      await page.keyboard.press(moves % 2 ? "ArrowRight" : "ArrowDown");
    }
    const label = await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
    expect(label).not.toBe(first);
    const pair = label.split(":")[0]?.split(" and ") ?? [];
    expect(gaps.map(({ tags }: { tags: string[] }) => tags)).toContainEqual(pair);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/\?tags=/);
    expect(new URL(page.url()).searchParams.get("tags")).toBe(pair.join());
  });

  it("tags are sorted by a column, and lead to their projects", async () => {
    const page = await goTo("/explore/tags");
    await tabTo(page, "Generated");
    await page.keyboard.press("Enter");
    await page.locator("th[aria-sort=descending]", { hasText: "Generated" }).waitFor();
    const [most] = (await (await fetch(`${server.url}/api/explore/tags?sort=generated`)).json()).tags;
    const row = page.getByRole("table", { name: "All tags" }).getByRole("row").nth(1);
    await expect.poll(() => row.getByRole("rowheader").textContent()).toContain(most.tag);
    await row.getByRole("link").press("Enter");
    await page.waitForURL(/\/projects\?tags=/);
  });

  it("the map, its groups, tags and gaps can be read without scripts", async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto(`${server.url}/explore`);
    await page.locator("summary").first().click();
    expect(await page.locator("details[open] li a").count()).toBeGreaterThan(3);
    const dots = await page.locator("svg[role=img] path").evaluateAll((paths) => {
      return paths.map((path) => path.getAttribute("d")).join("");
    });
    expect(dots.length).toBeGreaterThan(500);
    await page.goto(`${server.url}/explore/gaps`);
    await page.getByText("Most expected").waitFor();
  });

  it("an empty store says so, and what to do", async () => {
    const page = await open();
    await page.goto(`${empty.url}/explore`);
    await page.getByText("There are no projects yet").waitFor();
    await page.getByRole("link", { name: "Generate some ideas" }).waitFor();
  });

  it.each([
    ["the map", "/explore"],
    ["a group", "/explore?cluster=1"],
    ["nothing that matches", "/explore?source=other"],
    ["the tags", "/explore/tags"],
    ["the gaps", "/explore/gaps"],
  ])("%s has no violations and never scrolls sideways", async (_name, path) => {
    expect(await findViolations(await goTo(path))).toEqual([]);
  });
});
