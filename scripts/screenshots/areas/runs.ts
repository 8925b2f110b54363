import type { Picture } from "../picture";

export const runsPictures: Picture[] = [
  { name: "runs", main: true, url: async ({ plain }) => `${(await plain()).url}/runs` },
  {
    name: "runs-filtered",
    url: async ({ plain }) => `${(await plain()).url}/runs?state=failed&tag=maps&q=talk`,
  },
  { name: "runs-empty", fit: true, url: async ({ empty }) => `${(await empty()).url}/runs` },
];
