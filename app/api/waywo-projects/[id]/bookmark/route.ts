import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { bookmarkProject } from "@/lib/projects/bookmark-project";

export const POST = route(ENDPOINTS.bookmarkProject, async ({ params }) => bookmarkProject(params.id));
