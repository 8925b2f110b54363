import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { db } from "@/lib/core/db";
import { logger } from "@/lib/core/logger";
import { singleton } from "@/lib/core/singleton";
import { readSql } from "@/lib/store/sql";
import { giveLease, instanceId, takeLease } from "./lease";

const RENEW_MS = 10_000;
/** An instance that died is taken for present until then. */
const LEASE_SECONDS = 30;

interface Presence {
  stop: AbortController;
  ended: Promise<void>;
}

const presence = () => singleton<{ current: Presence | null }>("presence", () => ({ current: null }));
const leaseName = () => `instance ${instanceId()}`;

/**
 * Tells others that this instance works on the store, until `leaveInstances`.
 *
 * @returns whether there are others
 */
export async function joinInstances(): Promise<boolean> {
  await takeLease(leaseName(), LEASE_SECONDS);
  const stop = new AbortController();
  const repeat = async () => {
    for (;;) {
      await wait(RENEW_MS, undefined, { signal: stop.signal, ref: false }).catch(() => {});
      if (stop.signal.aborted) return;
      await takeLease(leaseName(), LEASE_SECONDS).catch((error: unknown) =>
        logger.debug({ err: error }, "this instance could not tell that it is there"),
      );
    }
  };
  presence().current = { stop, ended: repeat() };
  const [row] = await db().direct.read<{ others: number }>(readSql("count-other-instances"), instanceId());
  return (row?.others ?? 0) > 0;
}

export async function leaveInstances(): Promise<void> {
  const { current } = presence();
  presence().current = null;
  if (!current) return;
  current.stop.abort();
  await current.ended;
  await giveLease(leaseName());
}
