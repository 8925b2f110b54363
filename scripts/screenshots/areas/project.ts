import type { Picture } from "../picture";

export const project: Picture[] = [
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
];
