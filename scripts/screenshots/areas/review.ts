import type { Page } from "playwright-core";
import type { Picture } from "../picture";
import type { Stores } from "../stores";

const at =
  (path: string) =>
  async ({ plain }: Stores) =>
    `${(await plain()).url}${path}`;

const press = (key: string) => (page: Page) => page.keyboard.press(key);

async function selectAll(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Select all on this page" }).click();
}

export const reviewPictures: Picture[] = [
  { name: "review", main: true, fit: true, admin: true, url: at("/review") },
  { name: "review-reject", fit: true, admin: true, url: at("/review"), prepare: press("r") },
  { name: "review-edit", admin: true, url: at("/review"), prepare: press("e") },
  { name: "review-bulk", admin: true, url: at("/review"), prepare: selectAll },
  { name: "review-history", main: true, admin: true, url: at("/review/history") },
  { name: "review-bin", main: true, fit: true, admin: true, url: at("/review/bin") },
  { name: "review-quality", main: true, admin: true, url: at("/review/quality") },
  { name: "review-judge", main: true, admin: true, url: at("/review/judge") },
];
