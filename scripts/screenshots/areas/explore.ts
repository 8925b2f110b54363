import type { Page } from "playwright-core";
import type { Picture } from "../picture";
import type { Stores } from "../stores";

const at =
  (path: string) =>
  async ({ plain }: Stores) =>
    `${(await plain()).url}/explore${path}`;

/** The map is drawn when it is first looked at. */
const drawn = (page: Page) => page.getByRole("list", { name: "Groups" }).waitFor({ timeout: 120_000 });

export const explorePictures: Picture[] = [
  { name: "explore", main: true, url: at(""), prepare: drawn },
  {
    name: "explore-group",
    fit: true,
    url: at("?cluster=2"),
    async prepare(page) {
      await drawn(page);
      await page.getByRole("list", { name: "Groups" }).getByRole("link").nth(2).focus();
    },
  },
  { name: "explore-generated", fit: true, url: at("?source=generated"), prepare: drawn },
  { name: "explore-nothing", url: at("?date_to=2001-01-01") },
  { name: "explore-tags", main: true, fit: true, url: at("/tags") },
  { name: "explore-tags-by-name", url: at("/tags?sort=tag&offset=50"), fit: true },
  { name: "explore-gaps", main: true, url: at("/gaps") },
];
