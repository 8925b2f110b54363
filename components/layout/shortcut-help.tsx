"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Switch } from "@base-ui/react/switch";
import { buttonClass } from "@/components/ui/button";
import { Key } from "@/components/ui/key-button";
import { switchShortcuts, useShortcutsOn } from "@/lib/client/shortcuts/shortcut-switch";
import { type Scene, SHORTCUT_NAMES, shortcut } from "@/lib/view/shortcuts";
import type { OverlayProps } from "./overlays";

const GROUPS: { title: string; scene: Scene; admin?: true }[] = [
  { title: "On every page", scene: "site" },
  { title: "In a list of projects; Enter opens one", scene: "list" },
  { title: "On a project", scene: "project" },
  { title: "In the review, with an idea in front", scene: "queue", admin: true },
  { title: "While rejecting", scene: "reject", admin: true },
  { title: "While editing", scene: "edit", admin: true },
];

const namesOf = (scene: Scene) => SHORTCUT_NAMES.filter((name) => shortcut(name).scenes.includes(scene));

/** Every key, and the switch that turns them off for this browser. */
export function ShortcutHelp({ open, onOpenChange, admin }: OverlayProps) {
  const on = useShortcutsOn();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-ink/25 dark:bg-paper/70" />
        <Dialog.Popup className="dialog">
          <Dialog.Title className="font-serif text-xl font-semibold">Keys</Dialog.Title>
          <Dialog.Description className="mt-1 text-sm text-quiet">
            They are off while you type, and in dialogs and menus.
          </Dialog.Description>
          <div className="mt-4 flex items-center gap-3 border-y border-rule py-3 text-sm">
            <Switch.Root
              id="shortcuts-on"
              checked={on}
              onCheckedChange={switchShortcuts}
              aria-label="Use the keys"
              className="switch"
            >
              <Switch.Thumb className="switch-thumb" />
            </Switch.Root>
            <span aria-hidden="true">{on ? "Keys are on" : "Keys are off, in this browser"}</span>
          </div>
          {GROUPS.filter((group) => admin || !group.admin).map(({ title, scene }) => (
            <section key={scene} className="mt-4">
              <h3 className="text-sm font-semibold">{title}</h3>
              <dl className="mt-1 text-sm">
                {namesOf(scene).map((name) => (
                  <div key={name} className="flex items-baseline gap-3 py-1">
                    <dt className="w-20 shrink-0">
                      <Key of={name} />
                    </dt>
                    <dd className="min-w-0">{shortcut(name).label}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
          <Dialog.Close className={`${buttonClass()} mt-5`}>Close</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
