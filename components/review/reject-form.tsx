"use client";

import { type FormEvent, type KeyboardEvent, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { KeyButton } from "@/components/ui/key-button";
import { MAX_REASON, REJECT_REASONS } from "@/lib/contracts/review-status";

interface RejectFormProps {
  title: string;
  /** What was typed, kept by the page so that a refused rejection does not lose it. */
  reason: string;
  onReason: (reason: string) => void;
  onReject: (reason: string) => void;
  onCancel: () => void;
}

const isText = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  key.length === 1 && key !== " " && !/[1-5?]/.test(key) && !ctrlKey && !metaKey && !altKey;

/** Why an idea is rejected: one of five reasons, any other, or none. Typing begins in the field by itself. */
export function RejectForm({ title, reason, onReason, onReject, onCancel }: RejectFormProps) {
  const group = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => (field.current?.value ? field : group).current?.focus({ preventScroll: true }), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onReject(reason.trim());
  };
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.target !== group.current || event.nativeEvent.isComposing) return;
    if (isText(event)) field.current?.focus();
    if (event.key === "Enter") submit(event);
  };
  return (
    <form
      ref={group}
      tabIndex={-1}
      aria-label={`Reject ${title}: a reason`}
      aria-description="Press 1 to 5, type a reason, or press Enter for none"
      onSubmit={submit}
      onKeyDown={press}
      className="mb-3 border-b border-rule pb-3"
    >
      <p className="mb-2 text-sm text-quiet">Why? Pick a reason, type one, or reject without.</p>
      <div className="flex flex-wrap gap-2">
        {REJECT_REASONS.map((text, at) => (
          <KeyButton key={text} of="reason" one={String(at + 1)} onClick={() => onReject(text)}>
            {text}
          </KeyButton>
        ))}
      </div>
      <div className="mt-2 flex flex-wrap gap-2">
        <input
          ref={field}
          aria-label="Another reason"
          placeholder="another reason"
          dir="auto"
          value={reason}
          maxLength={MAX_REASON}
          onChange={(event) => onReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape" && !event.nativeEvent.isComposing) onCancel();
          }}
          className="h-9 min-w-40 flex-1 rounded-sm border border-edge bg-sheet px-2.5 text-sm"
        />
        <Button type="submit">Reject{reason.trim() === "" && " without a reason"}</Button>
        <KeyButton of="cancel" onClick={onCancel}>
          Cancel
        </KeyButton>
      </div>
    </form>
  );
}
