import type { Page } from "playwright-core";

/** What a page has noted of itself since its first script, in milliseconds but for the shift. */
export interface Watched {
  /** Of tasks over 50 ms. */
  longTasks: number[];
  /** From the press of a key until a script may act on it. */
  inputDelays: number[];
  /** Largest contentful paint, from the navigation on. */
  lcp: number;
  /** Cumulative layout shift, what follows from input left out. */
  shift: number;
}

/** Has the page note long tasks, delays of input, its largest paint and shifts, from the next navigation on. */
export async function watchPage(page: Page): Promise<void> {
  // tsx names functions with a helper that the page does not have.
  await page.addInitScript("globalThis.__name = (named) => named");
  await page.addInitScript(() => {
    const seen: Watched = { longTasks: [], inputDelays: [], lcp: 0, shift: 0 };
    Object.assign(window, { watched: seen });
    const observe = (type: string, see: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true });
    observe("longtask", ({ duration }) => seen.longTasks.push(duration));
    observe("largest-contentful-paint", ({ startTime }) => {
      seen.lcp = startTime;
    });
    observe("layout-shift", (entry) => {
      const { value, hadRecentInput } = entry as PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      };
      if (!hadRecentInput) seen.shift += value;
    });
    addEventListener("keydown", (event) => seen.inputDelays.push(performance.now() - event.timeStamp), true);
  });
}

export const watched = (page: Page): Promise<Watched> => page.evaluate("window.watched");

export const longest = (values: readonly number[]): number => Math.max(0, ...values);
