import "server-only";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { singleFlight } from "@/lib/core/single-flight";
import { cutText } from "@/lib/core/unicode";
import type { Comment } from "@/lib/generated/prisma/client";
import { ask } from "@/lib/llm/ask";
import type { CallRecord } from "@/lib/llm/types";
import { readVocabulary } from "@/lib/projects/read-vocabulary";
import { runSignal } from "@/lib/runs/abort-signals";
import { checkTokenBudget } from "@/lib/runs/row/token-budget";
import { commentText } from "./comment-text";
import { projectsAnswer, projectsPrompt } from "./projects-question";
import { callFields, saveReading } from "./save-reading";
import { hasModel } from "./why-held";

/** Comments take turns at the limiter with runs, as one of them; and stop with them when the server does. */
const GROUP = "hacker-news";
/** In tokens: several projects of 200 each. */
const ROOM = 2048;
const MAX_ERROR = 500;
/** Of a comment that the model sees, in characters: with the question and room, 8,000 tokens of most languages. */
const MAX_SEEN = 12_000;
/** What says that nobody has written anything, or that it was taken away. */
const REMOVED = /^\[(?:deleted|removed|dead|flagged)\]$/i;

/** "waiting": for a model, or for the token budget of another day. */
export type ReadingState = "read" | "failed" | "waiting";

/**
 * Reads a stored comment: asks the model for the projects in it and stores them with the call. What was paid for is
 * stored in the transaction that marks it read, so that it is never asked for again.
 *
 * @throws only what the queue should try again: a bug, a busy store, a process that is stopping
 */
export function readComment(id: number): Promise<ReadingState> {
  return singleFlight(`comment ${id}`, async () => {
    const comment = await db().comment.findUnique({ where: { id } });
    if (!comment || comment.processed) return "read";
    if (comment.readError !== null) return "failed";
    try {
      return await read(comment);
    } catch (thrown) {
      if (!(thrown instanceof DomainError) || isTransient(thrown)) throw thrown;
      if (thrown.code === "budget_spent") return "waiting";
      await failComment(id, thrown.message);
      return "failed";
    }
  });
}

/** Notes why a comment could not be read; the next import of its thread tries again. */
export async function failComment(id: number, error: string): Promise<void> {
  await db().comment.updateMany({
    where: { id, processed: false },
    data: { readError: cutText(error, MAX_ERROR) },
  });
}

const TRANSIENT = ["internal", "stopping", "store_unavailable", "store_full", "store_read_only"];
const isTransient = ({ code }: DomainError) => TRANSIENT.includes(code);

async function read(comment: Comment): Promise<ReadingState> {
  const text = commentText(comment.text);
  if (comment.deleted || comment.dead || text === "" || REMOVED.test(text)) {
    const found = { reason: "deleted_or_removed", projects: [] };
    await saveReading(comment, { text, found, calls: [] });
    return "read";
  }
  if (!hasModel()) return "waiting";
  const vocabulary = await readVocabulary();
  const calls: CallRecord[] = [];
  const found = await ask({
    label: "projects",
    prompt: projectsPrompt(cutText(text, MAX_SEEN), vocabulary, comment.id),
    // Low, because projects are read out of the comment rather than invented.
    temperature: 0.1,
    maxTokens: ROOM,
    answer: projectsAnswer(vocabulary),
    group: GROUP,
    signal: runSignal(GROUP),
    seed: comment.id,
    beforeCall: async () => {
      await checkTokenBudget();
      await touch(comment);
    },
    onCall: async (call) => {
      if (call.outcome === "ok") calls.push(call);
      else await db().commentCall.create({ data: callFields(comment.id, call) });
    },
  });
  await saveReading(comment, { text, found, calls });
  return "read";
}

/** A store that does not take this would not take the answer either: on a full disk no call is made. */
async function touch({ id }: Comment): Promise<void> {
  await db().comment.update({ where: { id }, data: { updatedAt: new Date() } });
}
