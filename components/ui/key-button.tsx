"use client";

import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/lib/client/hooks/use-hydrated";
import { useShortcutsOn } from "@/lib/client/shortcuts/shortcut-switch";
import { ariaKeys, keyText, type ShortcutName } from "@/lib/view/shortcuts";

/** Keys as they are called on this person's keyboard. */
export function useIsMac(): boolean {
  return useHydrated() && /mac|iphone|ipad/i.test(navigator.platform);
}

interface KeyProps {
  of: ShortcutName;
  /** One of its keys, where it has several. */
  one?: string | undefined;
}

/** The key of a shortcut, drawn as a key. */
export function Key({ of, one }: KeyProps) {
  const mac = useIsMac();
  return (
    <kbd className="rounded-xs border border-current/40 px-1 font-sans text-xs leading-4 font-normal whitespace-nowrap">
      {one ?? keyText(of, mac)}
    </kbd>
  );
}

/** The key on what it presses, where there is room for it; nothing while keys do not act. */
export function KeyHint({ of, one }: KeyProps) {
  if (!useShortcutsOn()) return null;
  return (
    <span aria-hidden="true" className="hidden sm:inline">
      <Key of={of} one={one} />
    </span>
  );
}

type KeyButtonProps = ComponentProps<typeof Button> & KeyProps;

/** A button that a key presses too; the key is on it while keys act. */
export function KeyButton({ of, one, children, ...props }: KeyButtonProps) {
  const on = useShortcutsOn();
  return (
    <Button aria-keyshortcuts={on ? ariaKeys(of, one) : undefined} {...props}>
      {children}
      <KeyHint of={of} one={one} />
    </Button>
  );
}
