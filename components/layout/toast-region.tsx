"use client";

import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useEffect } from "react";
import { buttonClass } from "@/components/ui/button";
import { subscribeToToasts, type ToastMessage, takeToasts } from "@/lib/client/toasts";

/** Long enough to read two lines and reach a button by keyboard, in milliseconds; it rests under pointer and focus. */
const SHOWN_MS = 12_000;

const manager = Toast.createToastManager();

function show({ title, about, tone = "plain", action }: ToastMessage): void {
  const id = manager.add({
    title,
    ...(about === undefined ? {} : { description: about }),
    type: tone,
    timeout: tone === "danger" ? 0 : SHOWN_MS,
    priority: tone === "danger" ? "high" : "low",
    ...(action
      ? {
          actionProps: {
            children: action.label,
            onClick: () => {
              manager.close(id);
              action.run();
            },
          },
        }
      : {}),
  });
}

/** The toasts, at the lower edge; F6 goes to them. */
export function ToastRegion() {
  useEffect(() => {
    const showAll = () => takeToasts().forEach(show);
    showAll();
    return subscribeToToasts(showAll);
  }, []);
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport
          className="fixed inset-x-4 bottom-4 z-60 ml-auto flex max-w-96 flex-col gap-2 print:hidden"
          aria-label="Messages"
        >
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Toasts() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className={`arrive rounded-sm border bg-sheet px-4 py-3 text-sm data-[limited]:hidden ${toast.type === "danger" ? "border-danger" : "border-edge"}`}
    >
      <Toast.Content className="flex items-start gap-3">
        <div className="min-w-0 flex-1 py-1">
          <Toast.Title className="font-semibold" />
          <Toast.Description dir="auto" className="line-clamp-2 text-quiet" />
        </div>
        {toast.actionProps && <Toast.Action className={buttonClass()} />}
        <Toast.Close
          aria-label="Close"
          className="flex size-8 shrink-0 items-center justify-center text-quiet hover:text-accent"
        >
          <X aria-hidden="true" className="size-4" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
