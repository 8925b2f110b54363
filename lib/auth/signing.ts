import "server-only";
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { db } from "@/lib/core/db";

const KEY_NAME = "owners";

/**
 * Signs a text for one purpose, with a key of the store. The key is read each time, because a restore brings another.
 *
 * @returns 43 characters of base64url
 */
export async function sign(purpose: string, text: string): Promise<string> {
  const key = await signingKey();
  return createHmac("sha256", key).update(`${purpose}\0${text}`).digest("base64url");
}

/** Compares two texts of any length in constant time. */
export function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

async function signingKey(): Promise<Uint8Array> {
  const where = { name: KEY_NAME };
  const found = await db().signingKey.findUnique({ where });
  if (found) return found.key;
  return db().$transaction(async (tx) => {
    const earlier = await tx.signingKey.findUnique({ where });
    const { key } = earlier ?? (await tx.signingKey.create({ data: { ...where, key: randomBytes(32) } }));
    return key;
  });
}
