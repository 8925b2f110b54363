import type { BenchPart } from "./figure";

/**
 * What `npm run bench` measures, in its order. Every part is loaded in a process of its own: they set the environment,
 * and the memory or the processor time of one is none of another's.
 */
export const PARTS: Record<string, () => Promise<BenchPart>> = {
  pipeline: async () => (await import("./pipeline/part")).pipelinePart({ seeds: 1 }),
  "own-cpu": async () => (await import("./own-cpu/own-cpu")).ownCpu,
  memory: async () => (await import("./memory/memory")).memory,
  "many-runs": async () => (await import("./many-runs")).manyRuns,
  "web-thread": async () => (await import("./web-thread")).webThread,
  page: async () => (await import("./page")).page,
  "run-page": async () => (await import("./run-page")).runPage,
  start: async () => (await import("./start")).start,
  status: async () => (await import("./status")).status,
  "locked-store": async () => (await import("./locked-store")).lockedStore,
  tags: async () => (await import("./tags")).tags,
  nearest: async () => (await import("./nearest")).nearest,
  lists: async () => (await import("./lists")).lists,
};

/** Parts that are asked for by name alone, because they take minutes. */
export const APART: Record<string, () => Promise<BenchPart>> = {
  "pipeline-20": async () => (await import("./pipeline/part")).pipelinePart({ seeds: 20 }),
  "memory-long": async () => (await import("./memory/memory")).memoryLong,
  "web-thread-long": async () => (await import("./web-thread")).webThreadLong,
  batch: async () => (await import("./batch")).batch,
  instances: async () => (await import("./instances")).instances,
  explore: async () => (await import("./explore")).explore,
  clone: async () => (await import("./clone")).clone,
  tests: async () => (await import("./tests")).tests,
  import: async () => (await import("./import")).importing,
};
