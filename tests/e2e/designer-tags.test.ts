import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { findViolations } from "../support/axe";
import { describeInBrowser } from "../support/browser";
import { pageReady } from "../support/page-ready";

const tagsOf = (page: Page) => page.getByRole("combobox", { name: "Tags" });
const generate = (page: Page) => page.getByRole("button", { name: /^Generate \d/ });

describeInBrowser("text in the tag field", ({ open }) => {
  let server: AppServer;
  beforeAll(async () => {
    server = await startAppServer();
  }, 120_000);
  afterAll(() => server?.stop());

  /** The page, and what it posts; nothing of it is started. */
  async function opened(lost?: RegExp): Promise<{ page: Page; posted: { seed_tags: string[] | null }[] }> {
    const page = await open({ allow: /ERR_FAILED/, viewport: { width: 1280, height: 800 } });
    const posted: { seed_tags: string[] | null }[] = [];
    await page.route("**/api/**", async (route) => {
      const request = route.request();
      const isStart = request.method() === "POST" && request.url().endsWith("/api/generate-ideas");
      if (isStart) posted.push(request.postDataJSON());
      if (isStart || lost?.test(request.url())) return route.abort();
      await route.continue();
    });
    await page.goto(server.url);
    await pageReady(page);
    return { page, posted };
  }

  const alert = (page: Page) => page.getByRole("alert").filter({ hasText: "The run was not started" });

  const ways: [name: string, go: (page: Page) => Promise<void>][] = [
    ["the button", (page) => generate(page).click()],
    ["Enter in another field", (page) => page.getByLabel("Number of ideas").press("Enter")],
    [
      "Tab, then the button",
      async (page) => {
        await page.keyboard.press("Tab");
        await generate(page).press("Enter");
      },
    ],
    [
      "Escape, Enter and the button",
      async (page) => {
        for (const key of ["Escape", "Enter"]) await page.keyboard.press(key);
        await generate(page).press("Space");
      },
    ],
  ];

  it.each(ways)("names the beginning of a tag and posts nothing: %s", async (_way, go) => {
    const { page, posted } = await opened();
    await tagsOf(page).focus();
    await page.keyboard.type("maps,nutri");
    await go(page);
    await alert(page)
      .getByRole("link", { name: /“nutri” is not finished/ })
      .waitFor();
    expect(await tagsOf(page).inputValue()).toBe("nutri");
    expect(await tagsOf(page).getAttribute("aria-invalid")).toBe("true");
    expect(await findViolations(page)).toEqual([]);
    expect(posted).toEqual([]);
    // What is wrong is a link to where it is put right.
    await alert(page)
      .getByRole("link", { name: /“nutri” is not finished/ })
      .press("Enter");
    await page.keyboard.type("tion,");
    await page.getByText("Every idea will combine maps and nutrition.").waitFor();
    await generate(page).click();
    await expect.poll(() => posted.map(({ seed_tags }) => seed_tags)).toEqual([["maps", "nutrition"]]);
  });

  it.each(ways.slice(0, 3))("takes a whole tag, known or like none: %s", async (_way, go) => {
    const { page, posted } = await opened();
    await tagsOf(page).focus();
    await page.keyboard.type("Maps");
    await go(page);
    await expect.poll(() => posted.map(({ seed_tags }) => seed_tags)).toEqual([["maps"]]);
    // Which takes the focus, and lets the form be sent again.
    await alert(page).waitFor();
    await tagsOf(page).focus();
    await page.keyboard.type("Bee Hotels");
    await go(page);
    await expect.poll(() => posted.at(-1)?.seed_tags).toEqual(["maps", "bee-hotels"]);
  });

  it("takes by Enter what the list offers first, and names what it cannot when the list is closed", async () => {
    const { page, posted } = await opened();
    await tagsOf(page).focus();
    await page.keyboard.type("nutri");
    await page.getByRole("option", { name: /^nutrition/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("Every idea will be about nutrition.").waitFor();
    await page.keyboard.type("ma");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await page.getByText("“ma” is not finished").waitFor();
    await page.keyboard.type("ps");
    expect(await page.getByText("is not finished").count()).toBe(0);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await page.getByText("Every idea will combine nutrition and maps.").waitFor();
    expect(posted).toEqual([]);
  });

  it("posts nothing without it while the vocabulary cannot be had", async () => {
    const { page, posted } = await opened(/hashtag-counts/);
    await tagsOf(page).focus();
    await page.keyboard.type("nutri");
    await generate(page).click();
    await alert(page)
      .getByRole("link", { name: /“nutri” is not finished/ })
      .waitFor();
    await tagsOf(page).focus();
    await page.keyboard.type("tion,");
    await generate(page).click();
    await expect.poll(() => posted.map(({ seed_tags }) => seed_tags)).toEqual([["nutrition"]]);
  }, 120_000);

  it("is still there after a reload", async () => {
    const { page } = await opened();
    await tagsOf(page).fill("maps, nutri");
    await page.reload();
    await pageReady(page);
    await page.getByText("Every idea will be about maps.").waitFor();
    expect(await tagsOf(page).inputValue()).toBe("nutri");
  });
});
