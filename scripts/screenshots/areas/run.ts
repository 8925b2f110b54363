import type { Page } from "playwright-core";
import type { Picture } from "../picture";

const fourSaved = (page: Page) => page.getByTestId("idea").nth(3).waitFor();

/** The judge's cell of the second idea, once its calls are there. */
async function openCell(page: Page) {
  await page.locator("summary", { hasText: "Sheet" }).click();
  await page.locator("[data-cell='1:3']").click();
  await page.getByText("tokens read").first().waitFor();
}

export const runPictures: Picture[] = [
  {
    name: "run-under-way",
    main: true,
    url: async ({ withModel }) => {
      const { url, underWay } = await withModel();
      return `${url}/runs/${underWay}`;
    },
    prepare: fourSaved,
  },
  {
    name: "run-cell",
    main: true,
    fit: true,
    url: async ({ plain }) => {
      const { url, done } = await plain();
      return `${url}/runs/${done.task_id}`;
    },
    prepare: openCell,
  },
  {
    name: "run-partial",
    main: true,
    url: async ({ withModel }) => {
      const { url, partial } = await withModel();
      return `${url}/runs/${partial.task_id}`;
    },
  },
  {
    name: "run-failed",
    url: async ({ withoutModel }) => {
      const { url, failed } = await withoutModel();
      return `${url}/runs/${failed.task_id}`;
    },
  },
  {
    name: "run-done",
    main: true,
    url: async ({ plain }) => {
      const { url, done } = await plain();
      return `${url}/runs/${done.task_id}`;
    },
    prepare: (page) => page.locator("figure svg").last().waitFor(),
  },
  {
    name: "run-menu",
    fit: true,
    url: async ({ plain }) => {
      const { url, done } = await plain();
      return `${url}/runs/${done.task_id}`;
    },
    prepare: async (page) => {
      await page.getByRole("button", { name: "More", exact: true }).click();
      await page.getByRole("menu").waitFor();
    },
  },
  {
    name: "run-naming",
    fit: true,
    url: async ({ plain }) => {
      const { url, done } = await plain();
      return `${url}/runs/${done.task_id}`;
    },
    prepare: async (page) => {
      await page.getByRole("button", { name: "Name it, or add a note" }).click();
      await page.getByLabel("Name", { exact: true }).fill("Groceries of May");
    },
  },
];
