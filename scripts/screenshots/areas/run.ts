import type { Page } from "playwright-core";
import type { Picture } from "../picture";

const fourSaved = (page: Page) => page.getByTestId("idea").nth(3).waitFor();

export const run: Picture[] = [
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
    name: "run-partial",
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
  },
];
