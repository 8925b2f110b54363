import "server-only";
import { type RateLimiterMemory, RateLimiterPrisma } from "rate-limiter-flexible";
import type { Prisma } from "../generated/prisma/client";
import { db } from "./db";

/** What is counted, and how much of it a client may have within so many seconds. */
interface StoredLimit {
  keyPrefix: string;
  points: number;
  duration: number;
  /** Of the transaction that counts; else the store's. */
  client?: Prisma.TransactionClient;
  /** Counts where the store cannot. */
  insuranceLimiter?: RateLimiterMemory;
}

/**
 * Counts by client in windows that the store keeps: over restarts, and over all instances. Made for each use: the store's
 * client is another after a restore.
 */
export const storedLimiter = ({ client = db(), ...limit }: StoredLimit): RateLimiterPrisma =>
  new RateLimiterPrisma({
    ...limit,
    storeClient: client,
    tableName: "rateLimit",
    clearExpiredByTimeout: false,
  });

/** Deletes the windows that are over. */
export async function deleteOldWindows(): Promise<void> {
  await db().rateLimit.deleteMany({ where: { expire: { lte: new Date() } } });
}
