import { readHealth } from "@/app/read-health";
import { ENDPOINTS } from "@/lib/contracts";
import { reply, route } from "@/lib/http/route";

/** 200 while the store is up; the other services only degrade the status. */
export const GET = route(ENDPOINTS.getHealth, async () => {
  const health = await readHealth();
  return reply(health, { status: health.store.ok ? 200 : 503 });
});
