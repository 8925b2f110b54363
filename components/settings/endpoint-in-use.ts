import type { EndpointInUse, EndpointSettings } from "@/lib/client/settings/use-connection";
import type { SettingState } from "@/lib/contracts/types";

/** The endpoint that the settings name; null where they name none, and the built-in service does the work. */
export function endpointInUse(
  settings: readonly SettingState[],
  names: EndpointSettings,
): EndpointInUse | null {
  const of = (name: string) => settings.find((setting) => setting.name === name);
  const [address, model, key] = [of(names.base_url), of(names.model), of(names.api_key)];
  if (!address?.is_set && !model?.is_set && !key?.is_set) return null;
  return {
    base_url: String(address?.value ?? ""),
    model: String(model?.value ?? ""),
    hasKey: key?.is_set ?? false,
  };
}
