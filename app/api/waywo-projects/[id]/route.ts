import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { getProject } from "@/lib/projects/get-project";

export const GET = route(ENDPOINTS.getProject, async ({ params }) => getProject(params.id));
