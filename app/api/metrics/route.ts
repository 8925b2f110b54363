import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { scrapeMetrics } from "@/lib/telemetry/telemetry";

export const GET = route(ENDPOINTS.getMetrics, async () => {
  const headers = { "content-type": "text/plain; version=0.0.4; charset=utf-8" };
  return new Response(await scrapeMetrics(), { headers });
});
