import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { decide } from "@/lib/review/decide";

export const POST = route(ENDPOINTS.decideProject, async ({ params, body }, { actor }) => {
  const { version, ...decision } = body;
  return decide(params.id, decision, actor.name, { version });
});
