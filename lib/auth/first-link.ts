import "server-only";
import { randomBytes } from "node:crypto";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { DomainError } from "@/lib/core/errors";
import { singleton } from "@/lib/core/singleton";
import { hashSecret } from "./admin-token";
import { sameText } from "./signing";

/** Of this process alone: the next start prints another. */
const offered = () => singleton<{ hash: string | null }>("first-link-hash", () => ({ hash: null }));

/**
 * The secret of a link that makes the first admin, once.
 *
 * @returns null where there is an admin
 */
export async function offerFirstLink(): Promise<string | null> {
  if (await hasAdmin()) return null;
  const secret = `wdl_${randomBytes(32).toString("base64url")}`;
  offered().hash = hashSecret(secret);
  return secret;
}

/** Whether anybody can sign in. */
export async function hasAdmin(): Promise<boolean> {
  return env().ADMIN_TOKEN !== undefined || (await db().admin.count({ where: { revokedAt: null } })) > 0;
}

/** From now on the link is worth nothing. */
export function endFirstLink(): void {
  offered().hash = null;
}

/** Whether this is the secret of a link that still works, compared in constant time. */
export function isFirstLink(secret: string): boolean {
  const { hash } = offered();
  return sameText(hashSecret(secret), hash ?? "") && hash !== null;
}

/**
 * Uses the link up, for the time that `work` takes and, unless that fails, for good.
 *
 * @throws DomainError unauthorized where the secret is not that of a link that still works
 */
export async function withFirstLink<T>(secret: string, work: () => Promise<T>): Promise<T> {
  if (!isFirstLink(secret)) throw linkIsOver();
  const { hash } = offered();
  endFirstLink();
  try {
    return await work();
  } catch (error) {
    offered().hash = hash;
    throw error;
  }
}

/** Says nothing of which of its reasons holds. */
export const linkIsOver = () =>
  new DomainError(
    "unauthorized",
    "This link does not work, or not any more. It makes one admin; while there is none, each start of the server prints a new one.",
  );
