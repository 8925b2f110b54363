"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useFocusOnError } from "@/lib/client/hooks/use-focus-on-error";
import { call } from "@/lib/client/http";

/** Trades a token for a session. What was entered stays after a refusal. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const [token, setToken] = useState("");
  const signIn = useMutation({
    mutationFn: () => call("signIn", { body: { token } }),
    onSuccess: onSignedIn,
  });
  const field = useFocusOnError(signIn.error);
  const [missing, setMissing] = useState(false);
  const busy = signIn.isPending || signIn.isSuccess;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(token.trim() === "");
    if (token.trim() === "") field.current?.focus();
    else if (!busy) signIn.mutate();
  };

  return (
    // By POST, so that a form sent before the page is ready does not put the token into an address.
    <form method="post" onSubmit={submit} noValidate aria-label="Sign in" className="max-w-md space-y-5">
      <Field
        label="Token"
        error={missing ? "Enter your token." : signIn.error?.message}
        hint="What “npm run admin -- add” printed, or the server’s ADMIN_TOKEN."
      >
        <TextInput
          ref={field}
          type="password"
          name="token"
          autoComplete="current-password"
          value={token}
          onValueChange={setToken}
        />
      </Field>
      <Button type="submit" look="primary" aria-disabled={busy} className="w-full sm:w-auto">
        {busy ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
