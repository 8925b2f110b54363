import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { deleteProject } from "@/lib/projects/delete-project";
import { getProject } from "@/lib/projects/get-project";

export const GET = route(ENDPOINTS.getProject, async ({ params }) => getProject(params.id));
export const DELETE = route(ENDPOINTS.deleteProject, async ({ params }) => deleteProject(params.id));
