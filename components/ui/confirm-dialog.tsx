"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";
import { Button, buttonClass } from "./button";

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  /** What the button that goes ahead says. */
  confirm: string;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asks before something that concerns much, or that cannot be taken back. */
export function ConfirmDialog({ open, title, confirm, onConfirm, onClose, children }: ConfirmDialogProps) {
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-ink/25 dark:bg-paper/70" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title className="font-serif text-xl font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="mt-2 text-sm">
            {children}
          </AlertDialog.Description>
          <div className="mt-5 flex flex-wrap gap-2">
            <Button look="primary" onClick={onConfirm}>
              {confirm}
            </Button>
            <AlertDialog.Close className={buttonClass()}>Cancel</AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
