import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { findViolations } from "../support/axe";
import { describeInBrowser } from "../support/browser";
import { pageReady } from "../support/page-ready";

describeInBrowser("the frame of every page", ({ open }) => {
  let server: AppServer;
  beforeAll(async () => {
    server = await startAppServer();
    await server.end((await server.start({ num_ideas: 1, seed_tags: ["gardening"], seed: 1 })).task_id);
  }, 120_000);
  afterAll(() => server?.stop());

  async function visit(path: string, options?: Parameters<typeof open>[0]): Promise<Page> {
    const page = await open({ viewport: { width: 1280, height: 800 }, ...options });
    await page.goto(server.url + path);
    await pageReady(page);
    return page;
  }

  const palette = (page: Page) => page.getByRole("dialog", { name: "Search and commands" });
  const option = (page: Page, name: RegExp) => palette(page).getByRole("option", { name }).first();

  async function type(page: Page, text: string): Promise<void> {
    await page.keyboard.press("Control+k");
    await palette(page).getByRole("combobox").waitFor();
    await page.keyboard.type(text);
  }

  test("the palette goes to a page, a project, a run and a tag by keyboard, and focus goes with it", async () => {
    const page = await visit("/");
    const { projects } = await (await fetch(`${server.url}/api/waywo-projects?limit=1`)).json();
    const ways: [typed: string, name: RegExp, path: RegExp][] = [
      ["proj", /^Projects$/, /\/projects$/],
      [projects[0].title, new RegExp(projects[0].title), new RegExp(`/projects/${projects[0].id}$`)],
      ["1 idea gard", /^1 idea on gardening/, /\/runs\/[^/]+$/],
      ["nutrition proj", /^nutrition.*its projects$/, /\/projects\?tags=nutrition$/],
    ];
    for (const [typed, name, path] of ways) {
      await type(page, typed);
      await option(page, name).waitFor();
      while ((await option(page, name).getAttribute("data-highlighted")) === null)
        await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForURL(path);
      await palette(page).waitFor({ state: "detached" });
      await page.locator("#main:focus").waitFor();
    }
  });

  test("a command of the palette acts, and focus returns to where it was", async () => {
    const page = await visit("/runs");
    const link = page.getByRole("link", { name: "1 idea on gardening" }).first();
    await link.focus();
    await type(page, "dark");
    await option(page, /^Dark theme$/).waitFor();
    await page.keyboard.press("Enter");
    await page.locator("html[data-theme=dark]").waitFor();
    // Keys that are pressed while it closes are nobody's.
    await palette(page).waitFor({ state: "detached" });
    await expect.poll(() => link.evaluate((element) => element === document.activeElement)).toBe(true);
    await type(page, "no such thing anywhere");
    await palette(page).getByText("Nothing is called “no such thing anywhere”.").waitFor();
    await page.keyboard.press("Escape");
    await palette(page).waitFor({ state: "detached" });
  });

  test("the keys are listed on any page, and rest once they are switched off there", async () => {
    const page = await visit("/runs");
    const keys = page.getByRole("dialog", { name: "Keys" });
    await page.keyboard.press("?");
    await keys.getByText("Search and commands").waitFor();
    await page.getByRole("switch", { name: "Use the keys" }).focus();
    await page.keyboard.press("Space");
    await keys.getByText("Keys are off").waitFor();
    await page.keyboard.press("Escape");
    await keys.waitFor({ state: "detached" });
    await page.keyboard.press("Control+k");
    await page.keyboard.press("?");
    expect(await page.getByRole("dialog").count()).toBe(0);
    // The way back is no key.
    await page.getByRole("button", { name: "Search and commands" }).focus();
    await page.keyboard.press("Enter");
    await palette(page).getByRole("combobox").waitFor();
    await page.keyboard.type("switch the keys on");
    await option(page, /^Switch the keys on$/).waitFor();
    await page.keyboard.press("Enter");
    await palette(page).waitFor({ state: "detached" });
    await page.keyboard.press("?");
    await keys.getByText("Keys are on").waitFor();
  });

  test("the first stop of the Tab key leads past the header", async () => {
    const page = await visit("/projects");
    await page.keyboard.press("Tab");
    await page.locator("a:focus", { hasText: "Skip to content" }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.locator("#main :focus").waitFor();
  });

  test("a server that does not answer is told, until it answers again", async () => {
    const page = await visit("/", { allow: /ERR_INTERNET_DISCONNECTED/ });
    await page.context().setOffline(true);
    await page.getByText("The server does not answer.").waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.context().setOffline(false);
    await page.getByText("The server does not answer.").waitFor({ state: "detached" });
  });

  test("palette and keys have no violations, in both themes and widths", async () => {
    const page = await visit("/");
    await type(page, "gard");
    await option(page, /gardening/).waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await palette(page).waitFor({ state: "detached" });
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    expect(await findViolations(page)).toEqual([]);
  });

  test("printed, an idea stands without header and buttons, in ink on white", async () => {
    const page = await visit("/projects/1", { colorScheme: "dark" });
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("navigation", { name: "Main" }).isVisible()).toBe(false);
    expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
    const colours = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body.parentElement ?? document.body);
      return { color, backgroundColor };
    });
    expect(colours.color).toMatch(/^\w+\(0 0 0\)$/);
    expect(colours.backgroundColor).toMatch(/^\w+\(100? 0 0\)$|^oklch\(1 0 0\)$/);
  });
});
