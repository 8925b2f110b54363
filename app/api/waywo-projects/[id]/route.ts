import { withRoute } from "@/lib/http/with-route";
import { getProject } from "@/lib/projects/get-project";

export const GET = withRoute<{ id: string }>(async ({ params }) =>
  Response.json(await getProject(params.id)),
);
