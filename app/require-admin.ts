import "server-only";
import { redirect } from "next/navigation";
import type { KnownAdmin } from "@/lib/auth/admin-token";
import { currentAdmin } from "@/lib/auth/current-admin";
import { covers } from "@/lib/contracts/endpoint";
import { links } from "@/lib/view/links";

/**
 * Who is signed in, for a page that admins alone may read; anybody else is sent to sign in.
 *
 * @param here the page's own path, to come back to
 */
export async function requireAdmin(here: string): Promise<KnownAdmin> {
  const admin = await currentAdmin();
  if (!admin || !covers(admin.scopes, "read")) redirect(links.signIn(here));
  return admin;
}
