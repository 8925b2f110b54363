"use client";

import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useEditRun } from "@/lib/client/runs/use-edit-run";
import { MAX_RUN_NAME, MAX_RUN_NOTE } from "@/lib/contracts/run-options";
import type { RunStatus } from "@/lib/contracts/types";
import { RunSubject } from "./run-title";

/** Beneath the title of a run: its number, what it is about where its title is a name, its note, and how to change both. */
export function RunName({ status }: { status: RunStatus }) {
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !editing) opener.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  const { number, name, note } = status;
  return (
    <div className="mt-2 text-sm">
      <p className="figures flex flex-wrap items-baseline gap-x-3">
        <span>
          Run {number}
          {name && (
            <>
              {": "}
              <RunSubject run={status} />
            </>
          )}
        </span>
        {!editing && (
          <Button
            ref={opener}
            look="bare"
            className="min-h-6! px-0! py-0! font-normal! print:hidden"
            onClick={() => setEditing(true)}
          >
            {name || note ? "Edit name and note" : "Name it, or add a note"}
          </Button>
        )}
      </p>
      {editing ? (
        <NameForm status={status} onClose={() => setEditing(false)} />
      ) : (
        note && (
          <p dir="auto" className="mt-2 max-w-prose whitespace-pre-line text-ink" data-testid="run-note">
            {note}
          </p>
        )
      )}
    </div>
  );
}

const CONTROL = "mt-1 w-full rounded-sm border border-edge bg-sheet px-2.5 text-ink";

function NameForm({ status, onClose }: { status: RunStatus; onClose: () => void }) {
  const edit = useEditRun(status.task_id);
  const first = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(status.name ?? "");
  const [note, setNote] = useState(status.note ?? "");
  useEffect(() => first.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.mutate({ name, note }, { onSuccess: onClose });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.nativeEvent.isComposing) onClose();
  };
  return (
    <form
      aria-label="Name and note"
      onSubmit={submit}
      onKeyDown={press}
      className="mt-2 max-w-prose space-y-3"
    >
      <label className="block">
        Name
        <input
          ref={first}
          dir="auto"
          value={name}
          maxLength={MAX_RUN_NAME}
          onChange={(event) => setName(event.target.value)}
          className={`${CONTROL} h-9`}
        />
      </label>
      <label className="block">
        Note
        <textarea
          dir="auto"
          rows={3}
          value={note}
          maxLength={MAX_RUN_NOTE}
          onChange={(event) => setNote(event.target.value)}
          className={`${CONTROL} py-1.5`}
        />
      </label>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={edit.isPending}>
          {edit.isPending ? "Saving…" : "Save"}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
      {edit.error && (
        <p role="alert" dir="auto" className="text-danger">
          {edit.error.message}
        </p>
      )}
    </form>
  );
}
