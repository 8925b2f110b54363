import { listModels } from "@/lib/connections/list-models";
import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";

export const POST = route(ENDPOINTS.listModels, ({ body }, { request }) => listModels(body, request.signal));
