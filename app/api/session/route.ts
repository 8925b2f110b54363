import { findByToken } from "@/lib/auth/admin-token";
import { checkCredentials } from "@/lib/auth/failures";
import { closeSession, openSession } from "@/lib/auth/session";
import { ENDPOINTS } from "@/lib/contracts";
import { DomainError } from "@/lib/core/errors";
import { route } from "@/lib/http/route";

export const GET = route(ENDPOINTS.getSession, async (_, { actor }) => ({
  admin: actor.kind === "admin" ? { name: actor.name, scopes: actor.scopes } : null,
}));

export const POST = route(ENDPOINTS.signIn, async ({ body }, { request, headers }) => {
  const admin = await checkCredentials(request, () => findByToken(body.token));
  if (!admin) throw new DomainError("unauthorized", "This is not an admin's token, or it was revoked.");
  await openSession(admin, request, headers);
  return { admin: { name: admin.name, scopes: admin.scopes } };
});

export const DELETE = route(ENDPOINTS.signOut, async (_, { request, headers }) => {
  await closeSession(request, headers);
  return { admin: null };
});
