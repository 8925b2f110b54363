import { projectListQuerySchema } from "@/lib/contracts/projects";
import { validateQuery } from "@/lib/http/validate";
import { withRoute } from "@/lib/http/with-route";
import { listProjects } from "@/lib/projects/list-projects";

export const GET = withRoute(async ({ request }) =>
  Response.json(await listProjects(validateQuery(request, projectListQuerySchema))),
);
