import type { Picture } from "../picture";

export const projectPictures: Picture[] = [
  {
    name: "project",
    main: true,
    url: async ({ plain }) => {
      const { url, done } = await plain();
      return `${url}/projects/${done.project_ids[0]}`;
    },
  },
  {
    name: "project-admin",
    admin: true,
    url: async ({ plain }) => {
      const { url, done } = await plain();
      return `${url}/projects/${done.project_ids[0]}`;
    },
  },
  {
    name: "project-collected",
    url: async ({ withModel }) => {
      const { url, collected } = await withModel();
      return `${url}/projects/${collected}`;
    },
  },
  { name: "project-sample", url: async ({ plain }) => `${(await plain()).url}/projects/1` },
  {
    name: "project-shortlist",
    fit: true,
    url: async ({ plain }) => {
      const { url, done } = await plain();
      return `${url}/projects/${done.project_ids[1]}`;
    },
    prepare: async (page) => {
      await page.keyboard.press("c");
      await page.getByRole("region", { name: "Shortlist" }).waitFor();
    },
  },
  {
    name: "compare",
    main: true,
    url: async ({ plain }) => {
      const { url, done } = await plain();
      return `${url}/projects/compare?ids=${[...done.project_ids.slice(0, 3), 12].join(",")}`;
    },
  },
  {
    name: "compare-two",
    url: async ({ plain }) => {
      const { url, done } = await plain();
      return `${url}/projects/compare?ids=${done.project_ids.slice(0, 2).join(",")}`;
    },
  },
  { name: "compare-none", url: async ({ plain }) => `${(await plain()).url}/projects/compare` },
];
