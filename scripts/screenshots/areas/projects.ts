import type { Picture } from "../picture";
import type { Stores } from "../stores";

const at =
  (query = "") =>
  async ({ plain }: Stores) =>
    `${(await plain()).url}/projects${query}`;

export const projects: Picture[] = [
  { name: "projects", main: true, fit: true, url: at() },
  { name: "projects-tag", fit: true, url: at("?tags=nutrition&sort=idea_score") },
  {
    name: "projects-collected",
    fit: true,
    url: async ({ withModel }) => `${(await withModel()).url}/projects`,
  },
];
