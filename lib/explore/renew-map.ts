import "server-only";
import { db, storeAddress } from "@/lib/core/db";
import { logger } from "@/lib/core/logger";
import { singleFlight } from "@/lib/core/single-flight";
import { singleton } from "@/lib/core/singleton";
import { readSql } from "@/lib/store/sql";
import { storedDate } from "@/lib/store/stored-date";
import type { DrawMapInput, DrawnMap } from "@/lib/workers/messages";
import { workers } from "@/lib/workers/workers";

/** Bytes handed to Prisma at once: a megabyte takes it 20 ms. */
const PIECE = 128 * 1024;
/** After one that could not be drawn, so long none is tried, in milliseconds. */
const PAUSE_MS = 60_000;

interface Renewal {
  isUnderWay: boolean;
  /** When the last one failed. */
  failedAt: number | null;
}

const renewal = () => singleton<Renewal>("map-renewal", () => ({ isUnderWay: false, failedAt: null }));

/** Whether a map is being drawn, and whether the last one could not be. */
export const mapRenewal = () => ({
  renewing: renewal().isUnderWay,
  failed: renewal().failedAt !== null,
});

/** Has the map drawn in a thread and stores it, in the background; joins the drawing under way. Never rejects. */
export async function renewMap(model: string): Promise<void> {
  const state = renewal();
  if (!state.isUnderWay && state.failedAt !== null && Date.now() - state.failedAt < PAUSE_MS) return;
  await singleFlight("project map", async () => {
    state.isUnderWay = true;
    try {
      await drawAndStore(model);
      state.failedAt = null;
    } catch (error) {
      state.failedAt = Date.now();
      logger.warn({ err: error }, "the map of projects could not be drawn");
    } finally {
      state.isUnderWay = false;
    }
  });
}

async function drawAndStore(model: string): Promise<void> {
  const input: DrawMapInput = { path: storeAddress(), model };
  const drawn = (await workers().explore.call("drawMap", input)) as DrawnMap | null;
  if (!drawn) return;
  const { change, layoutChange, clusters, projects, points } = drawn;
  await db().$transaction(async (tx) => {
    const values = [model, change, layoutChange, JSON.stringify(clusters), projects, storedDate(new Date())];
    await tx.$executeRawUnsafe(readSql("store-map"), ...values);
    for (let at = 0; at < points.length; at += PIECE) {
      await tx.$executeRawUnsafe(readSql("append-to-map"), points.subarray(at, at + PIECE));
    }
  });
}
