import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { similarProjects } from "@/lib/projects/similar-projects";

export const GET = route(ENDPOINTS.listSimilarProjects, async ({ params, query }, { request }) =>
  similarProjects(params.id, query.limit, request.signal),
);
