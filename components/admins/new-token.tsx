"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

interface NewTokenProps {
  token: string;
  onContinue: () => void;
}

/** The first admin's token, shown this once. */
export function NewToken({ token, onContinue }: NewTokenProps) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  return (
    <div className="max-w-2xl space-y-5">
      <Notice
        ref={notice}
        role="status"
        tone="caution"
        title="You are signed in. Keep this token: it is not shown again."
      >
        <p>Sign in with it in another browser, and send it as Authorization: Bearer from a program.</p>
      </Notice>
      <p>
        <code className="block rounded-sm border border-edge bg-sheet p-3 break-all select-all">{token}</code>
      </p>
      <Button look="primary" onClick={onContinue} className="w-full sm:w-auto">
        I have kept it
      </Button>
    </div>
  );
}
