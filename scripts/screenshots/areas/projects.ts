import type { Page } from "playwright-core";
import type { Picture } from "../picture";
import type { Stores } from "../stores";

const at =
  (query = "") =>
  async ({ plain }: Stores) =>
    `${(await plain()).url}/projects${query}`;

const selectPage = (page: Page) => page.getByLabel("Select this page").check();

async function openExport(page: Page): Promise<void> {
  await selectPage(page);
  await page.getByText(/^Export/).click();
}

export const projectsPictures: Picture[] = [
  { name: "projects", main: true, fit: true, url: at() },
  {
    name: "projects-filtered",
    fit: true,
    url: at("?q=food&tags=nutrition,health&min_idea_score=5&limit=10"),
    prepare: (page) => page.getByText(/^Filters \(/).click(),
  },
  { name: "projects-selected", fit: true, url: at("?limit=10"), prepare: openExport },
  { name: "projects-selected-admin", fit: true, admin: true, url: at("?limit=10"), prepare: selectPage },
  { name: "projects-nothing", fit: true, url: at("?q=nobody-has-this") },
  { name: "projects-past-the-end", fit: true, url: at("?offset=5000") },
  { name: "projects-end", url: at("?limit=10&offset=280") },
  {
    name: "projects-collected",
    fit: true,
    url: async ({ withModel }) => `${(await withModel()).url}/projects?source=hn`,
  },
];
