import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { bookmarkProjects } from "@/lib/projects/bookmark-projects";

export const POST = route(ENDPOINTS.bookmarkProjects, ({ body }) => bookmarkProjects(body));
