import "server-only";
import { cookies, headers } from "next/headers";
import { logger } from "@/lib/core/logger";
import type { KnownAdmin } from "./admin-token";
import { isHttps } from "./own-site";
import { readSessionCookie } from "./session";

/** Who is signed in, for server components; pages for admins alone use `requireAdmin` (app/require-admin.ts). */
export async function currentAdmin(): Promise<KnownAdmin | null> {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  const readOnly = { read: (name: string) => jar.get(name)?.value, write: () => {} };
  return readSessionCookie(readOnly, isHttps({ headers: sent }));
}

/** The same for what every page shows: nobody while the store cannot be read. */
export async function shownAdmin(): Promise<KnownAdmin | null> {
  // What these throw is Next's own, and not to be caught.
  await Promise.all([cookies(), headers()]);
  try {
    return await currentAdmin();
  } catch (error) {
    logger.warn({ err: error }, "who is signed in could not be read");
    return null;
  }
}
