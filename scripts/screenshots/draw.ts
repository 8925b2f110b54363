import { writeFile } from "node:fs/promises";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { pageReady } from "../../tests/support/page-ready";
import type { Picture } from "./picture";
import { ADMIN_TOKEN, type Stores } from "./stores";

const HEIGHTS: Record<number, number> = { 360: 780, 768: 1024, 1280: 900, 1920: 1080 };
const EVERY_WIDTH = [360, 768, 1280, 1920];
const WIDTHS = [360, 1280];

const LIGHT: BrowserContextOptions = { colorScheme: "light" };
const DARK: BrowserContextOptions = { colorScheme: "dark" };
const FORCED: BrowserContextOptions = { colorScheme: "dark", forcedColors: "active" };

/** No picture is taller: what is below is alike. A WebP has at most 16,383 pixels. */
const MAX_HEIGHT = 9000;
const QUALITY = 82;

/** The folder, and its files' format. */
export interface Album {
  folder: string;
  format: "webp" | "png";
}

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
  const looks = picture.main ? { light: LIGHT, dark: DARK, forced: FORCED } : { light: LIGHT, dark: DARK };
  const wrong: string[] = [];
  for (const width of picture.main ? EVERY_WIDTH : WIDTHS) {
    for (const [look, options] of Object.entries(looks)) {
      const name = `${picture.name}-${width}-${look}`;
      const viewport = { width, height: HEIGHTS[width] ?? 900 };
      const context = await browser.newContext({ viewport, reducedMotion: "reduce", ...options });
      if (picture.admin) {
        const session = new URL("/api/session", url).href;
        const signedIn = await context.request.post(session, { data: { token: ADMIN_TOKEN } });
        if (!signedIn.ok()) throw new Error(`Nobody is signed in: ${await signedIn.text()}`);
      }
      const page = await context.newPage();
      await page.goto(url);
      await pageReady(page);
      await picture.prepare?.(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) wrong.push(`${name} is ${wide} px wide`);
      await writeFile(`${album.folder}/${name}.${album.format}`, await take(page, picture, album));
      await context.close();
    }
  }
  return wrong;
}

/** Through the browser's own protocol: Playwright has no WebP. */
async function take(page: Page, { fit }: Picture, { format }: Album): Promise<Buffer> {
  const { width, height } = await page.evaluate(
    (whole) => ({
      width: window.innerWidth,
      height: whole ? document.documentElement.scrollHeight : window.innerHeight,
    }),
    !fit,
  );
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", {
    format,
    ...(format === "webp" ? { quality: QUALITY } : {}),
    captureBeyondViewport: !fit,
    clip: { x: 0, y: 0, width, height: Math.min(height, MAX_HEIGHT), scale: 1 },
  });
  return Buffer.from(data, "base64");
}
