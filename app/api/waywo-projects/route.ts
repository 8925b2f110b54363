import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { listProjects } from "@/lib/projects/list-projects";

export const GET = route(ENDPOINTS.listProjects, async ({ query }) => listProjects(query));
