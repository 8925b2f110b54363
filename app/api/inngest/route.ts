import { isEmbedded } from "@/inngest/is-embedded";
import { serveInngest } from "@/inngest/serve";
import { DomainError } from "@/lib/core/errors";
import { withProblems } from "@/lib/http/with-problems";

const open = withProblems(async (request) => serveInngest(request));

/** Closed with the embedded executor: the SDK in dev mode would accept calls from anyone. */
const closed = withProblems(async () => {
  throw new DomainError("not_found", "This server runs its own executor; there is no Inngest endpoint.");
});

const handler = isEmbedded() ? closed : open;

export { handler as GET, handler as POST, handler as PUT };
