import "server-only";
import { randomBytes } from "node:crypto";
import { type CookieJar, getIronSession, type SessionOptions, webCookies } from "iron-session";
import { db } from "@/lib/core/db";
import { findByTokenId, hashSecret, type KnownAdmin } from "./admin-token";
import { isHttps, mayUseCookies } from "./own-site";
import { sign } from "./signing";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Without a request; every request of a later hour begins it anew. */
const IDLE_MS = 7 * DAY_MS;
const RENEWED_AFTER_MS = 60 * 60 * 1000;
/** In all. */
const LONGEST_MS = 30 * DAY_MS;

/** What the cookie holds, sealed. */
interface Sealed {
  id: string;
}

/** `__Host-`: no other host of the domain can have set it, and it came by HTTPS. */
const cookieName = (secure: boolean) => `${secure ? "__Host-" : ""}waywo_session`;

/** Signs a browser in: stores a session, and sets its cookie on the answer. */
export async function openSession(admin: KnownAdmin, request: Request, headers: Headers): Promise<void> {
  const id = randomBytes(32).toString("base64url");
  const now = Date.now();
  await db().adminSession.deleteMany({ where: { expiresAt: { lt: new Date(now) } } });
  await db().adminSession.create({
    data: { id: hashSecret(id), tokenId: admin.tokenId, expiresAt: new Date(now + IDLE_MS) },
  });
  const session = await unseal(webCookies(request, headers), isHttps(request));
  session.id = id;
  await session.save();
}

/** Whose session a request of this site's own pages brings. */
export async function readSession(request: Request): Promise<KnownAdmin | null> {
  if (!mayUseCookies(request)) return null;
  return readSessionCookie(webCookies(request, new Headers()), isHttps(request));
}

/** The same of the cookies alone, for pages. */
export async function readSessionCookie(cookies: CookieJar, secure: boolean): Promise<KnownAdmin | null> {
  if (cookies.read(cookieName(secure)) === undefined) return null;
  const { id } = await unseal(cookies, secure);
  if (typeof id !== "string") return null;
  const session = await db().adminSession.findUnique({ where: { id: hashSecret(id) } });
  const now = Date.now();
  if (!session || session.expiresAt.getTime() <= now) return null;
  const admin = await findByTokenId(session.tokenId);
  if (admin) await renew(session, now);
  return admin;
}

/** Signs a browser out: what it had of cookies is worth nothing from now on, wherever a copy is. */
export async function closeSession(request: Request, headers: Headers): Promise<void> {
  const session = await unseal(webCookies(request, headers), isHttps(request));
  if (typeof session.id === "string") {
    await db().adminSession.deleteMany({ where: { id: hashSecret(session.id) } });
  }
  session.destroy();
}

async function renew({ id, createdAt, expiresAt }: Renewable, now: number): Promise<void> {
  const end = Math.min(now + IDLE_MS, createdAt.getTime() + LONGEST_MS);
  if (end - expiresAt.getTime() < RENEWED_AFTER_MS) return;
  await db().adminSession.updateMany({ where: { id }, data: { expiresAt: new Date(end) } });
}

interface Renewable {
  id: string;
  createdAt: Date;
  expiresAt: Date;
}

async function unseal(cookies: CookieJar, secure: boolean) {
  const options: SessionOptions = {
    cookieName: cookieName(secure),
    password: await sign("session", "cookie"),
    ttl: LONGEST_MS / 1000,
    cookieOptions: { httpOnly: true, sameSite: "lax", path: "/", secure },
  };
  return getIronSession<Sealed>(cookies, options);
}
