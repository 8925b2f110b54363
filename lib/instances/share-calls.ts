import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { db } from "@/lib/core/db";
import { logger } from "@/lib/core/logger";
import type { AdaptiveLimiter } from "@/lib/net/limiter";
import { readSql } from "@/lib/store/sql";
import { type Caller, fairShare } from "./fair-share";
import { instanceId } from "./lease";

/** How long what an instance has taken is its own. One that dies has its calls' places taken by others after that. */
const LEASE_SECONDS = 10;
/** Between two renewals, in milliseconds. */
const RENEW_MS = 1000;
/** The same while calls wait for places that others have. */
const STARVED_MS = 100;
/** So long before its lease ends an instance that could not renew it begins no further call. */
const MARGIN_MS = 3000;

/** Ends the sharing, and lets others have the places. */
export type StopSharing = () => Promise<void>;

/**
 * Keeps the calls of all instances together within a limit: each takes places in the store, for some seconds, before it makes
 * calls, and gives back what it does not need.
 *
 * @param service what is called: "llm"
 * @param total places of all instances together
 * @param holder what this one is called in the store
 */
export function shareCalls(
  service: string,
  limiter: AdaptiveLimiter,
  total: () => number,
  holder = instanceId(),
): StopSharing {
  const stop = new AbortController();
  let slots = 0;
  let validUntil = 0;
  let hurry = new AbortController();

  const renew = async () => {
    const asked = performance.now();
    const next = await db().direct.transaction(async (tx) => {
      const known = await tx.read<Caller>(readSql("read-call-slots"), service);
      const others = known.filter((caller) => caller.holder !== holder);
      const demand = limiter.inFlight + limiter.waiting;
      const free = Math.max(0, total() - others.reduce((sum, other) => sum + other.slots, 0));
      const share = Math.min(free, fairShare(total(), [...others, { holder, slots, demand }], holder));
      // Before calls in flight are counted, so that none begins in between; more are allowed once that is stored.
      if (share < slots) limiter.allow(share);
      const taken = Math.max(share, limiter.inFlight);
      await tx.run(readSql("store-call-slots"), service, holder, taken, demand, LEASE_SECONDS);
      return { share, taken };
    });
    slots = next.taken;
    validUntil = asked + LEASE_SECONDS * 1000 - MARGIN_MS;
    limiter.allow(next.share);
  };

  const repeat = async () => {
    while (!stop.signal.aborted) {
      const isStarved = limiter.waiting > 0 && limiter.inFlight >= slots;
      const woken = AbortSignal.any([stop.signal, ...(isStarved ? [] : [hurry.signal])]);
      await wait(isStarved ? STARVED_MS : RENEW_MS, undefined, { signal: woken, ref: false }).catch(() => {});
      hurry = new AbortController();
      if (stop.signal.aborted) return;
      if (slots === 0 && limiter.inFlight + limiter.waiting === 0) continue;
      try {
        await renew();
      } catch (error) {
        logger.warn({ err: error, service }, "the places for calls could not be renewed");
        if (performance.now() > validUntil) limiter.allow(0);
      }
    }
  };

  limiter.allow(0);
  limiter.needMore = () => hurry.abort();
  const ended = repeat();
  return async () => {
    stop.abort();
    await ended;
    limiter.needMore = () => {};
    limiter.allow(Number.POSITIVE_INFINITY);
    await db().direct.write({ sql: readSql("forget-call-slots"), values: [service, holder] });
  };
}
