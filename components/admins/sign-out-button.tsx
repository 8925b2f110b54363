"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { call } from "@/lib/client/http";
import { links } from "@/lib/view/links";

/** Ends the session and goes to the first page. */
export function SignOutButton() {
  const signOut = useMutation({
    mutationFn: () => call("signOut", {}),
    onSuccess: () => window.location.assign(links.designer()),
  });
  return (
    <>
      <Button look="bare" onClick={() => signOut.mutate()} aria-disabled={signOut.isPending}>
        Sign out
      </Button>
      {signOut.error && (
        <span role="alert" className="text-sm text-danger">
          {signOut.error.message}
        </span>
      )}
    </>
  );
}
