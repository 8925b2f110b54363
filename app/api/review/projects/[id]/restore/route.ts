import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { restoreProject } from "@/lib/review/bin";

export const POST = route(ENDPOINTS.restoreProject, async ({ params }, { actor }) =>
  restoreProject(params.id, actor.name),
);
