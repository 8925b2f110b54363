import { testEmbeddings } from "@/lib/connections/test-embeddings";
import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";

export const POST = route(ENDPOINTS.testEmbeddings, ({ body }, { request }) =>
  testEmbeddings(body, request.signal),
);
