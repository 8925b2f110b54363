import { getBatch } from "@/lib/batches/get-batch";
import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";

export const GET = route(ENDPOINTS.getBatch, ({ params }) => getBatch(params.batch_id));
