import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, inject } from "vitest";
import { PATIENCE_MS } from "./patience";

interface PageOptions extends BrowserContextOptions {
  /** What the page may complain about. */
  allow?: RegExp;
}

/** The file's browser. */
export interface Browsing {
  /**
   * A page in a profile of its own, closed at the end of the test. What it complains about in its console, or
   * throws, fails the test, unless `allow` matches it.
   */
  open(options?: PageOptions): Promise<Page>;
}

/** Tests that share a browser; tests/support/production-build.ts has found it. */
export function describeInBrowser(name: string, tests: (browsing: Browsing) => void): void {
  describe(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      const executablePath = inject("chromium");
      browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    });
    // Before the test's server stops, which its pages would complain about.
    afterEach(async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    });
    afterAll(() => browser?.close());
    tests({ open: (options) => openPage(browser, options) });
  });
}

async function openPage(browser: Browser, { allow, ...options }: PageOptions = {}): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complain = (text: string) => {
    if (!allow?.test(text)) console.error(`the page complains: ${text}`);
  };
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      complain(`${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => complain(String(error)));
  return page;
}
