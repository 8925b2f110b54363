import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { assertAllowedUrl } from "@/lib/net/address-rules";
import { listSettings } from "@/lib/settings/list-settings";
import { updateSettings } from "@/lib/settings/stored-settings";

export const GET = route(ENDPOINTS.getSettings, async () => ({ settings: await listSettings() }));

export const PATCH = route(ENDPOINTS.updateSettings, async ({ body }, { actor }) => {
  await updateSettings(body, actor.name, assertAllowedUrl);
  return { settings: await listSettings() };
});
