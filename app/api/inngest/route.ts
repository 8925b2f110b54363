import { serveEndpoint } from "@/inngest/serve";
import { withRoute } from "@/lib/http/with-route";

const handler = withRoute(async ({ request }) => serveEndpoint(request));

export { handler as GET, handler as POST, handler as PUT };
