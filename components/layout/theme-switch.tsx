"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useHydrated } from "@/lib/client/hooks/use-hydrated";

const THEMES = [
  { name: "system", label: "System theme", Icon: Monitor },
  { name: "light", label: "Light theme", Icon: Sun },
  { name: "dark", label: "Dark theme", Icon: Moon },
];

/** Light, dark, or the system's theme. */
export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  const hydrated = useHydrated();
  return (
    <fieldset className="flex shrink-0">
      <legend className="sr-only">Theme</legend>
      {THEMES.map(({ name, label, Icon }) => (
        <button
          key={name}
          type="button"
          title={label}
          aria-label={label}
          aria-pressed={hydrated && theme === name}
          onClick={() => setTheme(name)}
          className="flex size-8 items-center justify-center border-b border-transparent text-quiet hover:text-accent aria-pressed:border-ink aria-pressed:text-ink forced-colors:not-aria-pressed:border-[color:Canvas]"
        >
          <Icon aria-hidden="true" className="size-4" strokeWidth={hydrated && theme === name ? 2.25 : 1.5} />
        </button>
      ))}
    </fieldset>
  );
}
