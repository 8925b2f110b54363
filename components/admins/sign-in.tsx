"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useFirstLink } from "@/lib/client/admins/use-first-link";
import { FirstAdminForm } from "./first-admin-form";
import { NewToken } from "./new-token";
import { SignInForm } from "./sign-in-form";

interface SignInProps {
  /** Where to go on: a path of this site. */
  next: string;
  signedInAs: string | null;
}

/** The form for a token; or, with the link of the server's start, that for the first admin's name. */
export function SignIn({ next, signedInAs }: SignInProps) {
  const link = useFirstLink();
  const [token, setToken] = useState<string | null>(null);
  // A whole page, so that its header knows who is signed in.
  const goOn = () => window.location.assign(next);
  if (token !== null) return <NewToken token={token} onContinue={goOn} />;
  if (link !== null) return <FirstAdminForm link={link} onAdded={setToken} />;
  return (
    <div className="space-y-8">
      {signedInAs !== null && (
        <div className="space-y-3">
          <p>
            You are signed in as <b dir="auto">{signedInAs}</b>.
          </p>
          <Button onClick={goOn}>Continue</Button>
        </div>
      )}
      <SignInForm onSignedIn={goOn} />
    </div>
  );
}
