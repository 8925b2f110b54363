import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { type DomainError, toDomainError } from "@/lib/core/errors";
import { logger } from "@/lib/core/logger";
import { singleton } from "@/lib/core/singleton";
import { embeddingDeps } from "@/lib/embeddings/deps";
import { embeddingProvider } from "@/lib/embeddings/provider";
import { giveLease, takeLease } from "@/lib/instances/lease";
import { embedProjects, lackingIds } from "./embed-projects";

/** Between two looks for projects without a vector, in milliseconds. */
const INTERVAL_MS = 10_000;
/** After a service that failed, so many intervals are waited for. */
const INTERVALS_AFTER_FAILURE = 30;

const LEASE = "embed projects";
/** Longer than a batch takes, with its retries. */
const LEASE_SECONDS = 300;

interface Embedding {
  stop: AbortController;
  ended: Promise<void>;
}

interface State {
  current: Embedding | null;
  error: DomainError | null;
  /** The model that `passOver` is about. */
  model: string;
  /** What the service did not embed: a run tries it again, this does not. */
  passOver: Set<number>;
  /** What was edited since the last look: what the service refuses of it may be the old text. */
  rewritten: Set<number>;
}

const state = () =>
  singleton<State>("background-embedding", () => ({
    current: null,
    error: null,
    model: "",
    passOver: new Set(),
    rewritten: new Set(),
  }));

/** Why the service did not embed the last time, if it did not. */
export const lastEmbeddingError = (): DomainError | null => state().error;

/** Tries a project again whose text is about to change, whatever the service said of the old one. */
export function tryToEmbedAgain(id: number): void {
  const { passOver, rewritten } = state();
  passOver.delete(id);
  rewritten.add(id);
}

/**
 * Embeds projects without a vector, whoever has written them, from now on until `stopEmbedding`. What is embedded is
 * stored batch by batch, so that a restart goes on where this ended.
 */
export function startEmbedding(intervalMs = INTERVAL_MS): void {
  const stop = new AbortController();
  const repeat = async () => {
    for (let intervals = 1; !stop.signal.aborted; ) {
      await wait(intervalMs * intervals, undefined, { signal: stop.signal, ref: false }).catch(() => {});
      if (stop.signal.aborted) return;
      await embedOnce(stop.signal);
      intervals = state().error ? INTERVALS_AFTER_FAILURE : 1;
    }
  };
  state().current = { stop, ended: repeat() };
}

/** Resolves when the call under way, if any, has been given up. */
export async function stopEmbedding(): Promise<void> {
  const { current } = state();
  state().current = null;
  current?.stop.abort();
  await current?.ended;
}

/** Never rejects. */
async function embedOnce(signal: AbortSignal): Promise<void> {
  const known = state();
  let leads = false;
  const { model } = embeddingProvider();
  if (known.model !== model) Object.assign(known, { model, passOver: new Set() });
  try {
    if (!(await isAnyLacking(known.passOver))) {
      known.error = null;
      return;
    }
    // Another instance does it: what two embed is paid twice.
    leads = await takeLease(LEASE, LEASE_SECONDS);
    if (!leads) return;
    const pace = async (tookMs: number) => {
      await takeLease(LEASE, LEASE_SECONDS);
      await giveOthersTheirTurn(tookMs, signal);
    };
    const { skipped, error, size, comparable } = await embedProjects({
      signal,
      passOver: known.passOver,
      pace,
    });
    for (const { id } of skipped) if (!known.rewritten.has(id)) known.passOver.add(id);
    known.rewritten.clear();
    known.error = error;
    if (!error) logger.info({ size, comparable }, "projects were embedded");
  } catch (thrown) {
    if (signal.aborted) return;
    known.error = toDomainError(thrown);
    logger.warn({ err: thrown }, "projects could not be embedded");
  } finally {
    if (leads) await giveLease(LEASE).catch(() => {});
  }
}

async function isAnyLacking(passOver: ReadonlySet<number>): Promise<boolean> {
  for (let after = 0; ; ) {
    const ids = await lackingIds(after);
    if (ids.some((id) => !passOver.has(id))) return true;
    const last = ids.at(-1);
    if (last === undefined) return false;
    after = last;
  }
}

/** One batch is in flight at a time; while runs embed, too, half of the time is theirs. */
async function giveOthersTheirTurn(tookMs: number, signal: AbortSignal): Promise<void> {
  if (embeddingDeps().limiter.inFlight > 0) await wait(tookMs, undefined, { signal });
}
