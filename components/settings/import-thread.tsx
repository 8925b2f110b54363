"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { fieldId } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useFocusOnError } from "@/lib/client/hooks/use-focus-on-error";
import { call, queryOf } from "@/lib/client/http";
import { ThreadProgress } from "./thread-progress";

const POLL_MS = 2000;
/** Hacker News is asked for the thread before there is an answer. */
const ADD_MS = 60_000;

/** Imports a thread of Hacker News: fetched and read in the background, followed here. */
export function ImportThread() {
  const [address, setAddress] = useState("");
  const add = useMutation({
    mutationFn: (url: string) => call("addPost", { body: { url } }, { timeoutMs: ADD_MS }),
  });
  const field = useFocusOnError(add.error);
  const [missing, setMissing] = useState(false);
  const id = add.data?.post_id;
  const progress = useQuery({
    ...queryOf("getThreadImport", { params: { id: String(id) } }),
    enabled: id !== undefined,
    refetchInterval: ({ state: { data } }) =>
      data?.fetched && (data.waiting === 0 || data.note !== null) ? false : POLL_MS,
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(address.trim() === "");
    if (address.trim() === "") field.current?.focus();
    else if (!add.isPending) add.mutate(address.trim());
  };
  return (
    <form onSubmit={submit} noValidate aria-label="Import a thread" className="space-y-3">
      <Field
        label="Thread"
        error={missing ? "Enter a thread, or import the latest." : add.error?.message}
        hint="The address or number of a “What are you working on?” thread of Hacker News."
      >
        <TextInput
          ref={field}
          id={fieldId("thread")}
          value={address}
          onValueChange={(text) => setAddress(text)}
          placeholder="https://news.ycombinator.com/item?id=…"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" aria-disabled={add.isPending}>
          {add.isPending ? "Asking Hacker News…" : "Import the thread"}
        </Button>
        <Button onClick={() => !add.isPending && add.mutate("latest")} aria-disabled={add.isPending}>
          Import the latest
        </Button>
      </div>
      {add.data && <ThreadProgress title={add.data.title} note={add.data.note} progress={progress.data} />}
    </form>
  );
}
