import { mkdir, rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { findBrowser } from "../lib/find-browser.mjs";
import { apiPictures } from "./areas/api";
import { designerPictures } from "./areas/designer";
import { explorePictures } from "./areas/explore";
import { projectPictures } from "./areas/project";
import { projectsPictures } from "./areas/projects";
import { reviewPictures } from "./areas/review";
import { runPictures } from "./areas/run";
import { runsPictures } from "./areas/runs";
import { settingsPictures } from "./areas/settings";
import { sitePictures } from "./areas/site";
import { type Album, draw } from "./draw";
import { Stores } from "./stores";

/**
 * Draws every page from the production build (`npm start` or `npm test` makes it):
 *
 *     npm run screenshots                                            the main states, small, into docs/screenshots
 *     npm run screenshots -- --png /tmp/shots                        all states, whole and sharp, to look at
 *     npm run screenshots -- --png /tmp/shots --only designer,run    some of them
 *
 * `--only` takes names or their beginnings. It says where a page scrolls sideways, and then fails.
 */
const PICTURES = [
  ...designerPictures,
  ...runPictures,
  ...runsPictures,
  ...projectsPictures,
  ...projectPictures,
  ...explorePictures,
  ...reviewPictures,
  ...settingsPictures,
  ...apiPictures,
  ...sitePictures,
];

const { values } = parseArgs({ options: { png: { type: "string" }, only: { type: "string" } } });
const album: Album = values.png
  ? { folder: values.png, format: "png", maxHeight: 9000 }
  : { folder: "docs/screenshots", format: "webp", quality: 30, maxHeight: 1800 };
const only = values.only?.split(",");
const pictures = PICTURES.filter(
  ({ name, main }) => (main || values.png) && (!only || only.some((begin) => name.startsWith(begin))),
);
if (pictures.length === 0) throw new Error(`No picture is called ${values.only}.`);

const executablePath = findBrowser();
if (!executablePath) throw new Error("No Chromium or Chrome was found; name it in CHROMIUM_PATH.");
if (!only && !values.png) await rm(album.folder, { recursive: true, force: true });
await mkdir(album.folder, { recursive: true });
const stores = new Stores();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  for (const picture of pictures) {
    const wrong = await draw(browser, stores, picture, album);
    if (wrong.length > 0) process.exitCode = 1;
    for (const line of [picture.name, ...wrong.map((each) => `  ${each}`)]) console.info(line);
  }
} finally {
  await browser.close();
  await stores.close();
}
