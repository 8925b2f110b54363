import "server-only";
import { cookies, headers } from "next/headers";
import { isHttps } from "@/lib/http/own-site";
import type { KnownAdmin } from "./admin-token";
import { readSessionCookie } from "./session";

/** Who is signed in, for server components; pages for admins alone use `requireAdmin` (app/require-admin.ts). */
export async function currentAdmin(): Promise<KnownAdmin | null> {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  const readOnly = { read: (name: string) => jar.get(name)?.value, write: () => {} };
  return readSessionCookie(readOnly, isHttps({ headers: sent }));
}
