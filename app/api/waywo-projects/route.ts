import { ENDPOINTS } from "@/lib/contracts";
import { pageLinks } from "@/lib/http/page-links";
import { reply, route } from "@/lib/http/route";
import { listProjects } from "@/lib/projects/list-projects";

export const GET = route(ENDPOINTS.listProjects, async ({ query }, { request }) => {
  const list = await listProjects(query);
  // The pages of one random order have one seed.
  const { seed } = list.filters;
  const links = pageLinks(request.url, list, typeof seed === "number" ? { seed: String(seed) } : undefined);
  return reply(list, { headers: { Link: links } });
});
