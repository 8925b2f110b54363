import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ApiError } from "@/lib/client/api-error";
import { call } from "@/lib/client/http";
import type { SettingState } from "@/lib/contracts/types";
import { settingText } from "@/lib/view/setting-labels";

const stored = (settings: readonly SettingState[]) =>
  Object.fromEntries(
    settings.map(({ name, value, source }) => [name, source === "default" ? "" : settingText(value)]),
  );

/** A form over settings by name: what is typed, what of it differs, and saving that alone. */
export function useLimits(settings: readonly SettingState[]) {
  const router = useRouter();
  const before = stored(settings);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const changed = Object.entries(typed).filter(([name, text]) => text.trim() !== (before[name] ?? ""));
  const save = useMutation({
    mutationFn: () =>
      call("updateSettings", {
        body: Object.fromEntries(changed.map(([name, text]) => [name, text.trim() || null])),
      }),
    onSuccess: () => {
      setTyped({});
      router.refresh();
    },
  });
  const errors = Object.fromEntries(
    save.error instanceof ApiError ? save.error.errors.map(({ loc, msg }) => [String(loc.at(-1)), msg]) : [],
  );
  return {
    value: (name: string) => typed[name] ?? before[name] ?? "",
    change: (name: string, text: string) => {
      setTyped({ ...typed, [name]: text });
      if (save.data || save.error) save.reset();
    },
    changed: changed.length,
    save,
    errors: errors as Record<string, string | undefined>,
  };
}
