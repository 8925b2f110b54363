import { writeFile } from "node:fs/promises";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { pageReady } from "../../tests/support/page-ready";
import type { Picture } from "./picture";
import { ADMIN_TOKEN, type Stores } from "./stores";

const HEIGHTS: Record<number, number> = { 360: 780, 768: 1024, 1280: 900, 1920: 1080 };
const EVERY_WIDTH = [360, 768, 1280, 1920];
const WIDTHS = [360, 1280];

type Look = Pick<BrowserContextOptions, "forcedColors"> & { colorScheme: "light" | "dark" };
const BOTH_THEMES: Record<string, Look> = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
};
const EVERY_LOOK: Record<string, Look> = {
  ...BOTH_THEMES,
  forced: { colorScheme: "dark", forcedColors: "active" },
};

/** Where the pictures go. Those for the repository are as small as can be read: 300 of them shall take less than 20 MB. */
export type Album = { folder: string } & (
  | { format: "png"; maxHeight: 9000 }
  | { format: "webp"; quality: 30; maxHeight: 1800 }
);

/**
 * Draws a picture at its widths and in its looks.
 *
 * @returns what is wrong with it: where it scrolls sideways
 */
export async function draw(
  browser: Browser,
  stores: Stores,
  picture: Picture,
  album: Album,
): Promise<string[]> {
  const url = await picture.url(stores);
  const wrong: string[] = [];
  for (const width of picture.main ? EVERY_WIDTH : WIDTHS) {
    const viewport = { width, height: HEIGHTS[width] ?? 900 };
    const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
    if (picture.admin) {
      const session = new URL("/api/session", url).href;
      const signedIn = await context.request.post(session, { data: { token: ADMIN_TOKEN } });
      if (!signedIn.ok()) throw new Error(`Nobody is signed in: ${await signedIn.text()}`);
    }
    const page = await context.newPage();
    await page.goto(url);
    await pageReady(page);
    await picture.prepare?.(page);
    for (const [look, media] of Object.entries(picture.main ? EVERY_LOOK : BOTH_THEMES)) {
      const name = `${picture.name}-${width}-${look}`;
      await page.emulateMedia(media);
      await page.locator(`html[data-theme=${media.colorScheme}]`).waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) wrong.push(`${name} is ${wide} px wide`);
      await writeFile(`${album.folder}/${name}.${album.format}`, await take(page, picture, album));
    }
    await context.close();
  }
  return wrong;
}

/** Through the browser's own protocol: Playwright has no WebP. */
async function take(page: Page, { fit }: Picture, album: Album): Promise<Buffer> {
  const { width, height } = await page.evaluate(() => ({
    width: window.innerWidth,
    height: document.documentElement.scrollHeight,
  }));
  const whole = { x: 0, y: 0, width, height: Math.min(height, album.maxHeight), scale: 1 };
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", {
    format: album.format,
    ...(album.format === "webp" ? { quality: album.quality } : {}),
    ...(fit ? {} : { captureBeyondViewport: true, clip: whole }),
  });
  return Buffer.from(data, "base64");
}
