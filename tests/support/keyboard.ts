import type { Page } from "playwright-core";

/** More stops than any page has. */
const MAX_STOPS = 200;

/** What has the focus: its role's words as a person would call it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const named = element?.getAttribute("aria-label") ?? labels.map(({ innerText }) => innerText).join(" ");
    return (named || element?.innerText || "").trim();
  });

/**
 * Presses Tab until a control of this name has the focus.
 *
 * @throws Error when there is none that Tab reaches
 */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let stop = 0; stop < MAX_STOPS; stop++) {
    await page.keyboard.press("Tab");
    const found = await focused(page);
    if (typeof name === "string" ? found === name : name.test(found)) return;
    seen.push(found);
  }
  throw new Error(`Tab reaches no ${name}; it reaches ${[...new Set(seen)].join(" | ")}`);
}
