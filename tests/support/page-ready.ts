import type { Page } from "playwright-core";

/** Waits until React has taken over the page and what it fetches for its first view is there. */
export async function pageReady(page: Page): Promise<void> {
  // The server does not know the theme, so no button of the theme switch is pressed before hydration.
  await page.getByRole("group", { name: "Theme" }).getByRole("button", { pressed: true }).waitFor();
  await page.getByRole("status", { name: /^Loading/ }).waitFor({ state: "detached" });
  // What is streamed is taken over last.
  await page.locator("[data-testid=desk][aria-busy=true]").waitFor({ state: "detached" });
  await page.evaluate(() => document.fonts.ready);
}
