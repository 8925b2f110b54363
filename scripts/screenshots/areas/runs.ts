import type { Picture } from "../picture";

export const runs: Picture[] = [
  { name: "runs", main: true, url: async ({ plain }) => `${(await plain()).url}/runs` },
  { name: "runs-empty", fit: true, url: async ({ empty }) => `${(await empty()).url}/runs` },
];
