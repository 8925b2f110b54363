import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { emptyBin } from "@/lib/review/bin";

export const POST = route(ENDPOINTS.emptyBin, async ({ body }) => ({
  deleted: await emptyBin(body.expected),
}));
