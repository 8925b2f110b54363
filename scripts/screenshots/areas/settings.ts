import type { Page } from "playwright-core";
import type { Picture } from "../picture";

/** Where nothing listens. */
const NOWHERE = "http://localhost:9/v1";

async function testInVain(page: Page): Promise<void> {
  const form = page.getByRole("form", { name: "Model" });
  await form.getByLabel("Address").fill(NOWHERE);
  await form.getByLabel("Model").fill("qwen3");
  await form.getByRole("button", { name: "Test" }).click();
  await form.getByText("Check that the server is running").waitFor();
}

export const settingsPictures: Picture[] = [
  {
    name: "settings",
    main: true,
    admin: true,
    url: async ({ plain }) => `${(await plain()).url}/settings`,
  },
  {
    name: "settings-test-failed",
    fit: true,
    admin: true,
    url: async ({ plain }) => `${(await plain()).url}/settings`,
    prepare: testInVain,
  },
  {
    name: "settings-visitor",
    url: async ({ withoutModel }) => `${(await withoutModel()).url}/settings`,
  },
];
