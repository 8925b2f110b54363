import { testModel } from "@/lib/connections/test-model";
import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";

export const POST = route(ENDPOINTS.testModel, ({ body }, { request }) => testModel(body, request.signal));
