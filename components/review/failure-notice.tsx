"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Told } from "@/components/ui/told";
import type { Failure } from "@/lib/client/review/failure";
import { links } from "@/lib/view/links";

interface FailureNoticeProps {
  failure: Failure;
  onRetry?: (() => void) | undefined;
  onClose?: (() => void) | undefined;
}

/** What was not done and why; to somebody signed out it offers the way back in, in another tab. */
export function FailureNotice({ failure, onRetry, onClose }: FailureNoticeProps) {
  return (
    <Notice tone="danger" role="alert" title={<Told {...failure.said} />}>
      <p dir="auto">{failure.message}</p>
      <p className="mt-1 flex flex-wrap items-center gap-x-4">
        {failure.signedOut && (
          <a href={links.signIn()} target="_blank" rel="noopener" className="link">
            Sign in in a new tab
          </a>
        )}
        {onRetry && (
          <Button look="bare" onClick={onRetry}>
            Try again
          </Button>
        )}
        {onClose && (
          <Button look="bare" onClick={onClose}>
            Close
          </Button>
        )}
      </p>
    </Notice>
  );
}
