"use client";

import { useLayoutEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { type Scene, type ShortcutName, shortcut } from "@/lib/view/shortcuts";
import { shortcutsOn } from "./shortcut-switch";
import { isField, isLayerOpen, shortcutOf } from "./shortcuts";

/** What each shortcut does, given the key that was pressed. */
export type ShortcutHandlers = Partial<Record<ShortcutName, (key: string) => void>>;

/** Listens for the keys of a scene, unless they are switched off, or belong to a field, a dialog or a menu. */
export function useShortcuts(scene: Scene, handlers: ShortcutHandlers): void {
  const latest = useRef({ scene, handlers });
  useLayoutEffect(() => {
    latest.current = { scene, handlers };
  });
  // With the page itself: between it and its effects a key would be lost.
  useLayoutEffect(() => {
    const listen = (modified: boolean) => (event: KeyboardEvent) => {
      const name = shortcutOf(event, latest.current.scene, isField(event.target));
      const handle = name && latest.current.handlers[name];
      if (!handle || (shortcut(name).modified ?? false) !== modified) return;
      if (event.defaultPrevented || !shortcutsOn() || isLayerOpen(modified)) return;
      event.preventDefault();
      if (modified) event.stopPropagation();
      // The next press may be on its way already, and is to find what this one has made.
      flushSync(() => handle(event.key));
    };
    const [plain, modified] = [listen(false), listen(true)];
    document.addEventListener("keydown", plain);
    // Before the field has it: to a list of suggestions, Enter with Control is Enter.
    window.addEventListener("keydown", modified, true);
    return () => {
      document.removeEventListener("keydown", plain);
      window.removeEventListener("keydown", modified, true);
    };
  }, []);
}
