"use client";

import type { ComponentProps, ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { KeyHint } from "@/components/ui/key-button";
import { useShortcutsOn } from "@/lib/client/shortcuts/shortcut-switch";
import { ariaKeys } from "@/lib/view/shortcuts";

interface ProjectToggleProps extends ComponentProps<"button"> {
  of: "bookmark" | "compare";
  on: boolean;
  icon: ReactNode;
  /** What is written on it; null for the icon alone, as in a list. */
  label: string | null;
  /** What the icon alone is called for assistive technology. */
  spoken: string;
}

/** What a project is or is not, as a button that is pressed while it is, and that a key presses too. */
export function ProjectToggle({ of, on, icon, label, spoken, className = "", ...props }: ProjectToggleProps) {
  const keys = useShortcutsOn();
  const look =
    label === null
      ? "inline-flex size-8 items-center justify-center rounded-sm text-quiet hover:text-accent"
      : buttonClass();
  return (
    <button
      type="button"
      aria-pressed={on}
      aria-label={label === null ? spoken : undefined}
      aria-keyshortcuts={keys ? ariaKeys(of) : undefined}
      className={`${className} ${look}`}
      {...props}
    >
      {icon}
      {label}
      {label !== null && <KeyHint of={of} />}
    </button>
  );
}
