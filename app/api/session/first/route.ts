import { findByToken } from "@/lib/auth/admin-token";
import { addFirstAdmin } from "@/lib/auth/admins";
import { checkCredentials } from "@/lib/auth/failures";
import { isFirstLink, linkIsOver } from "@/lib/auth/first-link";
import { openSession } from "@/lib/auth/session";
import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";

/** Makes the first admin and signs them in. A wrong link counts like a wrong token. */
export const POST = route(ENDPOINTS.createFirstAdmin, async ({ body }, { request, headers }) => {
  const isRight = await checkCredentials(request, () => isFirstLink(body.link) || null);
  if (!isRight) throw linkIsOver();
  const added = await addFirstAdmin(body.link, body.name);
  const admin = await findByToken(added.token);
  if (admin) await openSession(admin, request, headers);
  return added;
});
