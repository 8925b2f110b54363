import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { pageReady } from "./page-ready";

/** What a page's first load brings. */
export interface PageWeight {
  /** Every request, from its navigation until nothing more was asked for. */
  requests: string[];
  /** The scripts, as files of .next. */
  scripts: string[];
  /** Of the scripts, gzipped. */
  scriptBytes: number;
  /** Of the fonts, which are compressed in themselves. */
  fontBytes: number;
  /** Cumulative layout shift. */
  shift: number;
}

/** Opens an address in a profile that has nothing of it yet, and weighs what comes. */
export async function weighPage(page: Page, url: string): Promise<PageWeight> {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await watchShift(page);
  await page.goto(url);
  await pageReady(page);
  await page.waitForLoadState("networkidle");
  const files = requests
    .map((each) => new URL(each))
    .filter(({ pathname }) => pathname.startsWith("/_next/static/"))
    .map(({ pathname }) => pathname.replace("/_next/", ".next/"));
  const scripts = files.filter((file) => file.endsWith(".js"));
  const sizes = await Promise.all(scripts.map(async (file) => gzipSync(await readFile(file)).length));
  const fonts = await Promise.all(
    files.filter((file) => file.endsWith(".woff2")).map(async (file) => (await readFile(file)).length),
  );
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return {
    requests,
    scripts,
    scriptBytes: sum(sizes),
    fontBytes: sum(fonts),
    shift: await layoutShift(page),
  };
}

declare global {
  interface Window {
    /** Cumulative layout shift so far, what follows from input left out. */
    layoutShift?: number;
  }
}

/** Sums up what moves without anybody's doing, from the next navigation on. */
export async function watchShift(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.layoutShift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[]) {
        if (!entry.hadRecentInput) window.layoutShift = (window.layoutShift ?? 0) + entry.value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

export const layoutShift = (page: Page) => page.evaluate(() => window.layoutShift ?? 0);
