import type { Page } from "playwright-core";
import type { Picture } from "../picture";
import type { Stores } from "../stores";

const docs = async ({ plain }: Stores) => `${(await plain()).url}/docs`;
const shown = (page: Page) => page.locator(".opblock").first().waitFor();

async function openEndpoint(page: Page): Promise<void> {
  await shown(page);
  await page.locator("#operations-Runs-createRun .opblock-summary-control").click();
  await page.locator("#operations-Runs-createRun .execute").waitFor();
}

export const apiPictures: Picture[] = [
  { name: "api", main: true, url: docs, prepare: shown },
  { name: "api-endpoint", url: docs, prepare: openEndpoint },
];
