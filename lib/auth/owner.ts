import "server-only";
import { db } from "@/lib/core/db";
import { isHttps, mayUseCookies } from "./own-site";
import { sameText, sign } from "./signing";

const COOKIE = "waywo_owner";
/** A year, in seconds; every run that is started renews it. */
const MAX_AGE = 365 * 24 * 60 * 60;

/** What POST's answer gives a program; only who has it, or the owner's cookie, changes the run. */
export const runToken = (runId: string) => sign("run", runId);

/** Whose cookie this request brings; null for none, one that was not signed here, and pages of another origin. */
export async function readOwner(request: Request): Promise<string | null> {
  if (!mayUseCookies(request)) return null;
  const [, ownerId, signature] = OWNER_COOKIE.exec(request.headers.get("cookie") ?? "") ?? [];
  if (!ownerId || !signature) return null;
  return sameText(signature, await sign("owner", ownerId)) ? ownerId : null;
}

const OWNER_COOKIE = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]+)\\.([\\w-]+)`);

/** The Set-Cookie that makes a browser the owner. Scripts cannot read it, and other sites' requests lack it. */
export async function ownerCookie(ownerId: string, request: Request): Promise<string> {
  const value = `${ownerId}.${await sign("owner", ownerId)}`;
  const secure = isHttps(request) ? "; Secure" : "";
  return `${COOKIE}=${value}; Path=/api; Max-Age=${MAX_AGE}; HttpOnly; SameSite=Lax${secure}`;
}

export type Claim = "owner" | "stranger" | "nobody" | "no such run";

/** What a request's run token or cookie says about a run. "nobody" brings neither. */
export async function claimOn(runId: string, request: Request): Promise<Claim> {
  const run = await db().generationRun.findUnique({
    where: { id: runId },
    select: { ownerId: true, deletedAt: true },
  });
  if (!run) return "no such run";
  const token = request.headers.get("x-run-token");
  if (token !== null && sameText(token, await runToken(runId))) return "owner";
  const ownerId = await readOwner(request);
  if (ownerId !== null && ownerId === run.ownerId) return "owner";
  // Of a deleted run only its owner is told that there is one.
  if (run.deletedAt) return "no such run";
  return token === null && ownerId === null ? "nobody" : "stranger";
}
