import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { chooseCandidate } from "@/lib/review/choose-candidate";

export const POST = route(ENDPOINTS.chooseCandidate, ({ params, body }, { actor }) =>
  chooseCandidate(params.id, body, actor.name),
);
