import { ENDPOINTS } from "@/lib/contracts";
import { getThreadImport } from "@/lib/hn/thread-import";
import { route } from "@/lib/http/route";

export const GET = route(ENDPOINTS.getThreadImport, ({ params }) => getThreadImport(params.id));
