import "server-only";
import { type RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { NUM_IDEAS } from "@/lib/contracts/limits";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { type Allowance, LimitReachedError } from "@/lib/core/errors";
import { storedLimiter } from "@/lib/core/stored-limiter";
import type { Prisma } from "@/lib/generated/prisma/client";
import { OPEN_ROW_STATES, OPEN_RUN_STATES } from "./state";

type Client = Prisma.TransactionClient;

const HOUR_SECONDS = 60 * 60;
const PREFIX = "runs";
/** For a full queue: rows take seconds to minutes. */
const QUEUE_RETRY_SECONDS = 60;

/**
 * Counts a start, or a retry, against what a client may have in an hour. In the transaction that makes the run, so that
 * a refused one leaves nothing, and the count is exact however many come at once.
 *
 * @param client null for one that is not limited
 * @throws LimitReachedError
 */
export async function takeStart(tx: Client, client: string | null): Promise<void> {
  const limiter = hourlyStarts(tx);
  if (!limiter || client === null) return;
  await dropOldWindows(tx, client);
  try {
    await limiter.consume(client);
  } catch (reached) {
    if (!(reached instanceof RateLimiterRes)) throw reached;
    const allowance = allowanceOf(limiter, reached);
    throw new LimitReachedError(sentenceOf(allowance), allowance.secondsLeft, allowance);
  }
}

/** What a client has left this hour; null without a limit. */
export async function startsLeft(client: string | null): Promise<Allowance | null> {
  const limiter = hourlyStarts(db());
  if (!limiter || client === null) return null;
  const taken = await limiter.get(client);
  return allowanceOf(limiter, taken ?? new RateLimiterRes(limiter.points, HOUR_SECONDS * 1000));
}

/** Waits until the queue has taken a run. One that it did not take has cost nothing, and its start is given back. */
export async function orGiveBack(client: string | null, queueing: Promise<void>): Promise<void> {
  try {
    await queueing;
  } catch (error) {
    await giveStartBack(client);
    throw error;
  }
}

async function giveStartBack(client: string | null): Promise<void> {
  if (client === null) return;
  await db().rateLimit.updateMany({
    where: { key: `${PREFIX}:${client}`, points: { gt: 0 } },
    data: { points: { decrement: 1 } },
  });
}

/**
 * Refuses what has made more rows wait than MAX_QUEUED_ROWS, over all runs; after a transaction's changes.
 *
 * @param own how many of them are its own
 * @throws LimitReachedError
 */
export async function assertQueueHasRoom(tx: Client, own: number): Promise<void> {
  const { MAX_QUEUED_ROWS: most } = env();
  const waiting = await waitingRows(tx);
  if (waiting <= most) return;
  const before = waiting - own;
  const sentence = `${before} ideas are waiting to be generated, and with these it would be more than ${most}. Try again when some are done.`;
  throw new LimitReachedError(sentence, QUEUE_RETRY_SECONDS, null, "queue_full");
}

/**
 * Whether what may wait can have more ideas to generate: with room for a run of somebody else's left, or while nothing
 * waits at all.
 */
export async function queueHasRoomFor(client: Client, ideas: number): Promise<boolean> {
  const waiting = await waitingRows(client);
  return waiting === 0 || waiting + ideas + NUM_IDEAS.max <= env().MAX_QUEUED_ROWS;
}

/** Rows that wait to be generated or are being generated, over all runs. */
async function waitingRows(client: Client): Promise<number> {
  const open = { state: { in: OPEN_RUN_STATES } };
  const asked = await client.generationRun.aggregate({ where: open, _sum: { numIdeas: true } });
  const ended = await client.generationRow.count({ where: { run: open, state: { notIn: OPEN_ROW_STATES } } });
  return (asked._sum.numIdeas ?? 0) - ended;
}

function hourlyStarts(client: Client): RateLimiterPrisma | null {
  const { GENERATE_LIMIT_PER_HOUR: points } = env();
  return points === "off"
    ? null
    : storedLimiter({ client, keyPrefix: PREFIX, points, duration: HOUR_SECONDS });
}

/** Also the client's own from before the clock was set back, which would not end for long. */
async function dropOldWindows(tx: Client, client: string): Promise<void> {
  const now = Date.now();
  const tooLate = { key: `${PREFIX}:${client}`, expire: { gt: new Date(now + HOUR_SECONDS * 1000) } };
  await tx.rateLimit.deleteMany({ where: { OR: [{ expire: { lte: new Date(now) } }, tooLate] } });
}

const allowanceOf = (limiter: RateLimiterPrisma, counted: RateLimiterRes): Allowance => ({
  policy: PREFIX,
  requests: limiter.points,
  windowSeconds: HOUR_SECONDS,
  left: counted.remainingPoints,
  secondsLeft: Math.max(1, Math.ceil(counted.msBeforeNext / 1000)),
});

function sentenceOf({ requests, secondsLeft }: Allowance): string {
  if (requests === 0) return "Only an admin may start runs here.";
  const minutes = Math.ceil(secondsLeft / 60);
  const runs = requests === 1 ? "1 run" : `${requests} runs`;
  return `One client may start ${runs} an hour, and you have. Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`;
}
