import { ENDPOINTS } from "@/lib/contracts";
import { openApiDocument } from "@/lib/http/openapi/document";
import { route } from "@/lib/http/route";

export const GET = route(ENDPOINTS.getOpenApi, async () => openApiDocument());
