import type { GenerateInput } from "@/lib/contracts/generate-request";
import { MAX_SEED, NUM_IDEAS } from "@/lib/contracts/limits";
import { type Random, stream } from "@/lib/pipeline/random";
import { CONTENT_FAULTS, type Fault, SERVICE_FAULTS } from "./faults";

/** What goes on besides starting runs and reading; `--only` takes a list of these. */
export const KINDS = [
  "cancels",
  "retries",
  "kills",
  "disk",
  "locks",
  "model",
  "embeddings",
  "second",
] as const;
export type Kind = (typeof KINDS)[number];

export type StartBody = GenerateInput & { num_ideas: number; seed: number };

/** Something to do `at` so many milliseconds; `pick` chooses among what there is then, as a fraction. */
export type SoakEvent = { at: number } & (
  | { kind: "start"; key: string; body: StartBody }
  | { kind: "cancels"; pick: number }
  /** `share`: of the rows that can be retried; null asks for all of them, without naming them. */
  | { kind: "retries"; pick: number; share: number | null }
  | { kind: "kills"; signal: "SIGKILL" | "SIGTERM"; pauseMs: number }
  | { kind: "disk"; ms: number }
  | { kind: "locks"; ms: number; mode: "IMMEDIATE" | "EXCLUSIVE" }
  | { kind: "model" | "embeddings"; ms: number; share: number; faults: Fault[] }
  | { kind: "second" }
);

/** Above the difference of any two seeds that the calls of one run are made with (lib/pipeline/pipeline.ts). */
export const RUN_SEED_STEP = 2_250_000;
const MAX_STARTS = Math.floor(MAX_SEED / RUN_SEED_STEP);

/** Kills end here, as a share of the time: the last process has warmed up when its memory is read in the middle. */
const LAST_KILL = 0.2;
/** Milliseconds from one event to the next of its kind, on average. */
const EVERY_MS = {
  start: 4_000,
  cancels: 15_000,
  retries: 8_000,
  kills: 12_000,
  disk: 45_000,
  locks: 40_000,
  model: 25_000,
  embeddings: 30_000,
  second: 150_000,
};
const TAGS = [
  "rust",
  "music",
  "gardening",
  "machine-learning",
  "ios",
  "self-hosted",
  "maps",
  "privacy",
  "c++",
];

/** All that will happen within `totalMs`, in order: the same seed gives the same plan. */
export function planSoak(seed: number, totalMs: number, kinds: readonly Kind[]): SoakEvent[] {
  const plan = (kind: SoakEvent["kind"], untilMs: number, make: (random: Random, n: number) => object) => {
    const random = stream(seed, "soak", kind);
    const count = Math.max(1, Math.round(untilMs / EVERY_MS[kind]));
    return Array.from({ length: count }, (_, n) => {
      const at = Math.round(untilMs * ((n + random.float()) / count));
      return { at, kind, ...make(random, n) } as SoakEvent;
    });
  };
  const between = (random: Random, least: number, most: number) => least + random.int(most - least + 1);
  const faults = (random: Random, kinds: readonly Fault[]) => ({
    ms: between(random, 4_000, 15_000),
    // Now and then the service is down altogether.
    share: random.float() < 0.15 ? 1 : 0.1 + random.float() / 2,
    faults: random.shuffle(kinds).slice(0, between(random, 1, 4)),
  });

  const starts = plan("start", totalMs, (random, n) => ({
    key: `soak-${seed}-${n}`,
    body: startBody(random, n),
  })).slice(0, MAX_STARTS);
  const others: Record<Kind, () => SoakEvent[]> = {
    cancels: () => plan("cancels", totalMs, (random) => ({ pick: random.float() })),
    retries: () =>
      plan("retries", totalMs, (random) => ({
        pick: random.float(),
        share: random.float() < 0.5 ? null : random.float(),
      })),
    kills: () =>
      plan("kills", totalMs * LAST_KILL, (random) => ({
        signal: random.float() < 0.65 ? "SIGKILL" : "SIGTERM",
        pauseMs: random.int(2_000),
      })),
    disk: () => plan("disk", totalMs, (random) => ({ ms: between(random, 1_000, 8_000) })),
    locks: () =>
      plan("locks", totalMs, (random) => ({
        ms: between(random, 1_000, 12_000),
        mode: random.float() < 0.5 ? "IMMEDIATE" : "EXCLUSIVE",
      })),
    model: () => plan("model", totalMs, (random) => faults(random, [...SERVICE_FAULTS, ...CONTENT_FAULTS])),
    embeddings: () => plan("embeddings", totalMs, (random) => faults(random, SERVICE_FAULTS)),
    second: () => plan("second", totalMs, () => ({})),
  };
  return [...starts, ...kinds.flatMap((kind) => others[kind]())].sort((a, b) => a.at - b.at);
}

/** Small runs more often than large ones. */
function startBody(random: Random, n: number): StartBody {
  const most = random.weighted([5, 20, NUM_IDEAS.max], (size) => 1 / Math.sqrt(size)) ?? NUM_IDEAS.max;
  const tags = random.float() < 0.4 ? random.shuffle(TAGS).slice(0, 1 + random.int(3)) : null;
  return {
    num_ideas: 1 + random.int(most),
    seed: n * RUN_SEED_STEP,
    seed_tags: tags,
    creativity: Math.round((0.1 + 1.4 * random.float()) * 100) / 100,
    ...(random.float() < 0.3 ? { min_idea_score: 5 + random.int(4) } : {}),
  };
}
