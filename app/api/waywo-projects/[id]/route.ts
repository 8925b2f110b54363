import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { getProject } from "@/lib/projects/get-project";
import { binProject } from "@/lib/review/bin";
import { editProject } from "@/lib/review/edit-project";

export const GET = route(ENDPOINTS.getProject, async ({ params }) => getProject(params.id));
export const PATCH = route(ENDPOINTS.editProject, async ({ params, body }, { actor }) =>
  editProject(params.id, body, actor.name),
);
export const DELETE = route(ENDPOINTS.deleteProject, async ({ params }, { actor }) =>
  binProject(params.id, actor.name),
);
