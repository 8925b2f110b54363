import "server-only";
import { promisify } from "node:util";
import { deflateSync, inflate } from "node:zlib";
import { z } from "zod";
import type { RowCall } from "@/lib/contracts/row-calls";
import { db } from "@/lib/core/db";
import { maskPlainSecrets, maskSecrets } from "@/lib/core/secrets";
import { cutText } from "@/lib/core/unicode";
import { visibleText } from "@/lib/core/visible-text";
import type { ModelCallText } from "@/lib/generated/prisma/client";
import type { CallTexts, Message } from "@/lib/llm/types";

/** Characters that are kept of what was sent, and of what came back. */
export const MAX_TEXT = 64 * 1024;
/** How long a call's texts are kept. */
const KEPT_MS = 30 * 24 * 3_600_000;
/** Deleted in one statement: others wait for it. */
const BATCH = 500;

const unsqueeze = promisify(inflate);
const storedMessages = z.array(
  z.object({ role: z.enum(["system", "user", "assistant"]), content: z.string() }),
);

/**
 * A call's texts as they are stored: with secrets masked, bounded and deflated. At once, because handing 8 kB to another
 * thread takes longer than deflating them.
 */
export function packTexts(
  { sent, answer }: CallTexts,
  isUsable: boolean,
): Pick<ModelCallText, "sent" | "answer"> {
  let left = MAX_TEXT;
  const messages = sent.map(({ role, content }, index): Message => {
    // The first two are our own prompt. What follows quotes answers that could not be used.
    const masked = index < 2 ? maskPlainSecrets(content.slice(0, 2 * MAX_TEXT)) : maskSecrets(content);
    const kept = cutText(masked, left);
    left -= kept.length;
    return { role, content: kept };
  });
  const bounded = answer?.slice(0, 2 * MAX_TEXT) ?? "";
  const shown = cutText(isUsable ? maskPlainSecrets(bounded) : maskSecrets(bounded), MAX_TEXT);
  return {
    sent: deflateSync(JSON.stringify(messages)),
    answer: answer === null ? null : deflateSync(shown),
  };
}

/** A call's texts as they may be shown; both null where they are not kept any more. */
export async function unpackTexts(text: ModelCallText | null): Promise<Pick<RowCall, "sent" | "answer">> {
  if (!text) return { sent: null, answer: null };
  const [sent, answer] = await Promise.all([
    unsqueeze(text.sent),
    text.answer === null ? null : unsqueeze(text.answer),
  ]);
  return {
    sent: storedMessages
      .parse(JSON.parse(sent.toString()))
      .map(({ role, content }) => ({ role, content: visibleText(content) })),
    answer: answer === null ? null : visibleText(answer.toString()),
  };
}

/** Deletes the texts of calls made more than 30 days ago. @returns how many */
export async function purgeCallTexts(now = new Date()): Promise<number> {
  const until = new Date(now.getTime() - KEPT_MS);
  for (let deleted = 0; ; ) {
    const old = await db().modelCallText.findMany({
      where: { createdAt: { lte: until } },
      take: BATCH,
      select: { callId: true },
    });
    const { count } = await db().modelCallText.deleteMany({
      where: { callId: { in: old.map(({ callId }) => callId) } },
    });
    deleted += count;
    if (old.length < BATCH) return deleted;
  }
}
