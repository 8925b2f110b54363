"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useFocusOnError } from "@/lib/client/hooks/use-focus-on-error";
import { call } from "@/lib/client/http";

interface FirstAdminFormProps {
  link: string;
  onAdded: (token: string) => void;
}

/** Makes the first admin; the link is used up by this alone, not by being opened. */
export function FirstAdminForm({ link, onAdded }: FirstAdminFormProps) {
  const [name, setName] = useState("");
  const add = useMutation({
    mutationFn: () => call("createFirstAdmin", { body: { link, name } }),
    onSuccess: ({ token }) => onAdded(token),
  });
  const field = useFocusOnError(add.error);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!add.isPending) add.mutate();
  };

  return (
    <form
      method="post"
      onSubmit={submit}
      noValidate
      aria-label="The first admin"
      className="max-w-md space-y-5"
    >
      <p>There is no admin yet. This link makes you the first.</p>
      <Field label="Your name" error={add.error?.message} hint="History records what you do under it.">
        <TextInput ref={field} name="name" autoComplete="username" value={name} onValueChange={setName} />
      </Field>
      <Button type="submit" look="primary" aria-disabled={add.isPending} className="w-full sm:w-auto">
        {add.isPending ? "One moment…" : "Become an admin"}
      </Button>
    </form>
  );
}
