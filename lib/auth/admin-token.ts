import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { Scope } from "@/lib/contracts/endpoint";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { sameText, sign } from "./signing";

/** An admin whose token was checked. */
export interface KnownAdmin {
  name: string;
  scopes: Scope[];
  /** Names the token without being it; another one after the token has changed. */
  tokenId: string;
}

/** Who has ADMIN_TOKEN, and so no name of their own. */
export const FIRST_ADMIN = "admin";

const TOKEN = /^wda_([\da-f]{16})_[\w-]{43}$/;

/** Hash of nothing that anybody has: an unknown id takes as long as a wrong secret. */
const NO_HASH = "0".repeat(64);

/** A token of 32 random bytes, of which the store keeps a hash and an id to find it by. */
export function makeToken(): { token: string; tokenId: string; tokenHash: string } {
  const tokenId = randomBytes(8).toString("hex");
  const token = `wda_${tokenId}_${randomBytes(32).toString("base64url")}`;
  return { token, tokenId, tokenHash: hashSecret(token) };
}

/** SHA-256 in hexadecimal; what is hashed is random enough (decision 057). */
export const hashSecret = (secret: string) => createHash("sha256").update(secret).digest("hex");

/** Whose token this is, compared in constant time; null for nobody's, and for one that was revoked. */
export async function findByToken(token: string): Promise<KnownAdmin | null> {
  const { ADMIN_TOKEN } = env();
  const isFirst = ADMIN_TOKEN !== undefined && sameText(token, ADMIN_TOKEN);
  if (isFirst) return firstAdmin(ADMIN_TOKEN);
  const [, tokenId] = TOKEN.exec(token) ?? [];
  if (!tokenId) return null;
  const admin = await db().admin.findUnique({ where: { tokenId } });
  const isRight = sameText(hashSecret(token), admin?.tokenHash ?? NO_HASH);
  return isRight && admin?.revokedAt === null ? knownAdmin(admin) : null;
}

/** Whose token has this id, as long as it is good. */
export async function findByTokenId(tokenId: string): Promise<KnownAdmin | null> {
  const { ADMIN_TOKEN } = env();
  const admin = await db().admin.findUnique({ where: { tokenId } });
  if (admin) return admin.revokedAt === null ? knownAdmin(admin) : null;
  const first = ADMIN_TOKEN === undefined ? null : await firstAdmin(ADMIN_TOKEN);
  return first?.tokenId === tokenId ? first : null;
}

async function firstAdmin(token: string): Promise<KnownAdmin> {
  return { name: FIRST_ADMIN, scopes: ["admin"], tokenId: await sign("admin-token", token) };
}

const knownAdmin = ({ name, scopes, tokenId }: { name: string; scopes: string; tokenId: string }) => ({
  name,
  scopes: scopes.split(" ") as Scope[],
  tokenId,
});
