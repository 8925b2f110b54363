"use client";

import { useEffect, useRef } from "react";
import type { Scene, ShortcutName } from "@/lib/view/shortcuts";
import { shortcutsOn } from "./shortcut-switch";
import { isField, isLayerOpen, shortcutOf } from "./shortcuts";

/** What each shortcut does, given the key that was pressed. */
export type ShortcutHandlers = Partial<Record<ShortcutName, (key: string) => void>>;

/** Listens for the keys of a scene, unless they are switched off, or belong to a field, a dialog or a menu. */
export function useShortcuts(scene: Scene, handlers: ShortcutHandlers): void {
  const latest = useRef({ scene, handlers });
  useEffect(() => {
    latest.current = { scene, handlers };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !shortcutsOn() || isLayerOpen()) return;
      const name = shortcutOf(event, latest.current.scene, isField(event.target));
      const handle = name && latest.current.handlers[name];
      if (!handle) return;
      event.preventDefault();
      handle(event.key);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
