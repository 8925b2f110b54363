import { serveEndpoint } from "@/inngest/serve";
import { withProblems } from "@/lib/http/with-problems";

const handler = withProblems(serveEndpoint);

export { handler as GET, handler as POST, handler as PUT };
