import type { BenchPart } from "./figure";

/** A part that prints what it measures, instead of figures for the table. */
const printing = (title: string, print: () => Promise<void>): BenchPart => ({
  title,
  how: "",
  measure: async () => {
    await print();
    return [];
  },
});

/**
 * What `npm run bench` measures, in its order. Every part is loaded in a process of its own: they set the environment,
 * and the memory or the processor time of one is none of another's.
 */
export const PARTS: Record<string, () => Promise<BenchPart>> = {
  page: async () => (await import("./page")).page,
  "run-page": async () => (await import("./run-page")).runPage,
  start: async () => (await import("./start")).start,
  corpus: async () => printing("The corpus", (await import("./corpus")).benchCorpus),
  "status-latency": async () =>
    printing("Status meanwhile", (await import("./status-latency")).benchStatusLatency),
};

/** Parts that are asked for by name alone, because they take minutes. */
export const APART: Record<string, () => Promise<BenchPart>> = {
  explore: async () => (await import("./explore")).explore,
  clone: async () => (await import("./clone")).clone,
  tests: async () => (await import("./tests")).tests,
};
