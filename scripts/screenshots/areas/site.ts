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

/** With its runs, which it asks for as it opens. */
const openPalette = (typed: string) => async (page: Page) => {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search and commands" });
  await palette.getByRole("combobox").fill(typed);
  await palette.getByRole("group", { name: "Runs" }).waitFor();
  await palette.getByText("Searching").waitFor({ state: "detached" });
};

async function loseServer(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.getByText("The server does not answer.").waitFor();
}

const print = (page: Page) => page.emulateMedia({ media: "print" });

export const sitePictures: Picture[] = [
  { name: "palette", main: true, fit: true, url: at("/projects"), prepare: openPalette("") },
  { name: "palette-search", fit: true, url: at("/runs"), prepare: openPalette("nutri") },
  { name: "keys", main: true, fit: true, url: at("/"), prepare: openKeys },
  { name: "keys-review", fit: true, admin: true, url: at("/review"), prepare: openKeys },
  { name: "offline", fit: true, url: at("/runs"), prepare: loseServer },
  { name: "print-project", url: at("/projects/1"), prepare: print },
  { name: "print-projects", fit: true, url: at("/projects"), prepare: print },
  { name: "sign-in", main: true, fit: true, url: at("/sign-in") },
  { name: "not-found", main: true, fit: true, url: at("/nowhere") },
];
