import type { Page } from "playwright-core";
import type { Picture } from "../picture";
import type { Stores } from "../stores";

const at =
  (path: string) =>
  async ({ plain }: Stores) =>
    `${(await plain()).url}${path}`;

async function openKeys(page: Page): Promise<void> {
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
}

export const site: Picture[] = [
  { name: "keys", fit: true, admin: true, url: at("/review"), prepare: openKeys },
  { name: "sign-in", main: true, fit: true, url: at("/sign-in") },
  { name: "not-found", main: true, fit: true, url: at("/nowhere") },
];
