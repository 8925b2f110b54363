import type { Page } from "playwright-core";

/** More stops than any page has. */
const MAX_STOPS = 200;

/** The name of what has the focus; empty for the page itself. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return "";
    const ids = (element.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean);
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const named = [...ids.map((id) => document.getElementById(id)), ...labels, element];
    const texts = [element.getAttribute("aria-label"), ...named.map((each) => each?.textContent)];
    return (texts.find((text) => text?.trim()) ?? "").trim();
  });

/**
 * Presses Tab until a control of this name has the focus.
 *
 * @throws Error when there is none that Tab reaches
 */
export async function tabTo(page: Page, name: string): Promise<void> {
  const seen = new Set<string>();
  for (let stop = 0; stop < MAX_STOPS; stop++) {
    await page.keyboard.press("Tab");
    const found = await focused(page);
    if (found === name) return;
    seen.add(found);
  }
  throw new Error(`Tab reaches no ${name}; it reaches ${[...seen].join(" | ")}`);
}
