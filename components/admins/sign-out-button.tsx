"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { call } from "@/lib/client/http";
import { links } from "@/lib/view/links";

/** Ends the session and goes to the first page. */
export function SignOutButton() {
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const signOut = async () => {
    setPending(true);
    setRefusal(null);
    try {
      await call("signOut", {});
      window.location.assign(links.designer());
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : "Nobody was signed out.");
      setPending(false);
    }
  };
  return (
    <>
      <Button
        look="bare"
        className="min-h-6! py-0! font-normal!"
        onClick={() => pending || void signOut()}
        aria-disabled={pending}
      >
        Sign out
      </Button>
      {refusal && (
        <span role="alert" className="text-sm text-danger">
          {refusal}
        </span>
      )}
    </>
  );
}
