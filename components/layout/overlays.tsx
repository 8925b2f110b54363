"use client";

import { type ComponentType, useEffect, useState } from "react";
import { type Overlay, showOverlay, useOverlay } from "@/lib/client/layout/overlay";
import { useShortcuts } from "@/lib/client/shortcuts/use-shortcuts";
import { showToast } from "@/lib/client/toasts";

/** What every overlay is given. */
export interface OverlayProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Whether an admin is signed in. */
  admin: boolean;
}

const LOADERS: Record<Overlay, () => Promise<ComponentType<OverlayProps>>> = {
  palette: () => import("./palette").then((module) => module.Palette),
  keys: () => import("./shortcut-help").then((module) => module.ShortcutHelp),
};

/** The palette and the list of keys, on every page; each loads when it is first opened. */
export function Overlays({ admin }: { admin: boolean }) {
  const shown = useOverlay();
  const [loaded, setLoaded] = useState<Partial<Record<Overlay, ComponentType<OverlayProps>>>>({});
  useShortcuts("site", { palette: () => showOverlay("palette"), help: () => showOverlay("keys") });
  useEffect(() => {
    if (!shown || loaded[shown]) return;
    LOADERS[shown]().then(
      (View) => setLoaded((before) => ({ ...before, [shown]: View })),
      () => {
        showOverlay(null);
        showToast({ title: "That could not be loaded. Try again once the server answers.", tone: "danger" });
      },
    );
  }, [shown, loaded]);
  const { palette: Palette, keys: Keys } = loaded;
  const close = (open: boolean) => {
    if (!open) showOverlay(null);
  };
  return (
    <>
      {Palette && <Palette open={shown === "palette"} onOpenChange={close} admin={admin} />}
      {Keys && <Keys open={shown === "keys"} onOpenChange={close} admin={admin} />}
    </>
  );
}
