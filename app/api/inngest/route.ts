import { isEmbedded } from "@/inngest/is-embedded";
import { serveInngest } from "@/inngest/serve";
import { DomainError } from "@/lib/core/errors";
import { withRoute } from "@/lib/http/with-route";

const open = withRoute(async ({ request }) => serveInngest(request));

/** With the embedded executor nobody outside has business here: in dev mode the SDK would take any call. */
const closed = withRoute(async () => {
  throw new DomainError("not_found", "This server runs its own executor; there is no Inngest endpoint.");
});

const handler = isEmbedded() ? closed : open;

export { handler as GET, handler as POST, handler as PUT };
