import type { Page } from "playwright-core";
import type { Picture } from "../picture";
import type { Stores } from "../stores";

const page = async ({ plain }: Stores) => (await plain()).url;
const collected = async ({ withModel }: Stores) => (await withModel()).url;

async function fillIn(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "Tags" }).fill("nutrition, ios, s");
  await page.getByRole("option").first().waitFor();
}

async function chooseUnknownTag(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "Tags" }).fill("nutrition, gardning,");
  await page.keyboard.press("Escape");
  await page.getByText("knows nothing of").waitFor();
}

async function openAdvanced(page: Page): Promise<void> {
  await page.getByText("Advanced options").click();
  await page.getByText("What is done for better ideas").first().click();
  await page.getByRole("switch").first().waitFor();
}

async function makeErrors(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "Tags" }).fill("nutrition, ios,");
  await page.getByLabel("Number of ideas").fill("60");
  await page.getByRole("button", { name: /^Generate/ }).click();
  await page.getByRole("alert").filter({ hasText: "not started" }).waitFor();
}

async function halfType(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "Tags" }).fill("nutrition, gard");
  await page.keyboard.press("Tab");
  await page.getByText("“gard” is not finished").waitFor();
  await page.getByRole("list", { name: "Often with" }).waitFor();
}

async function preview(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "Tags" }).fill("nutrition, ios,");
  await page.getByRole("button", { name: "Preview one" }).click();
  await page.getByTestId("preview").getByRole("heading").waitFor();
}

export const designerPictures: Picture[] = [
  { name: "designer", main: true, url: page },
  { name: "designer-tags", fit: true, url: page, prepare: fillIn },
  { name: "designer-unknown-tag", url: page, prepare: chooseUnknownTag },
  { name: "designer-half-typed", url: page, prepare: halfType },
  { name: "designer-preview", url: page, prepare: preview },
  { name: "designer-advanced", url: page, prepare: openAdvanced },
  { name: "designer-errors", url: page, prepare: makeErrors },
  { name: "designer-collected", url: collected },
];
