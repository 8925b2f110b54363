import { mkdir, rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { findBrowser } from "../lib/find-browser.mjs";
import { api } from "./areas/api";
import { designer } from "./areas/designer";
import { explore } from "./areas/explore";
import { project } from "./areas/project";
import { projects } from "./areas/projects";
import { review } from "./areas/review";
import { run } from "./areas/run";
import { runs } from "./areas/runs";
import { settings } from "./areas/settings";
import { site } from "./areas/site";
import { type Album, draw } from "./draw";
import { Stores } from "./stores";

/**
 * Draws every page into docs/screenshots, from the production build (`npm start` or `npm test` makes it):
 *
 *     npm run screenshots
 *     npm run screenshots -- --png /tmp/shots --only designer,run-done    some, to look at
 *
 * `--only` takes names or their beginnings. It says where a page scrolls sideways, and then fails.
 */
const PICTURES = [
  ...designer,
  ...run,
  ...runs,
  ...projects,
  ...project,
  ...explore,
  ...review,
  ...settings,
  ...api,
  ...site,
];

const { values } = parseArgs({ options: { png: { type: "string" }, only: { type: "string" } } });
const album: Album = values.png
  ? { folder: values.png, format: "png" }
  : { folder: "docs/screenshots", format: "webp" };
const only = values.only?.split(",");
const pictures = PICTURES.filter(({ name }) => !only || only.some((begin) => name.startsWith(begin)));
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
