import { ENDPOINTS } from "@/lib/contracts";
import { listComments } from "@/lib/hn/comments";
import { pageLinks } from "@/lib/http/page-links";
import { reply, route } from "@/lib/http/route";

export const GET = route(ENDPOINTS.listComments, async ({ query }, { request }) => {
  const list = await listComments(query);
  return reply(list, { headers: { Link: pageLinks(request.url, list) } });
});
