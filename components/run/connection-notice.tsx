"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { backoffMs } from "@/lib/client/backoff";
import { useCountdown } from "@/lib/client/use-countdown";

interface ConnectionNoticeProps {
  /** Polls that failed one after the other. */
  failures: number;
  error: Error | null;
  onTryNow: () => void;
}

/** Says that the page has lost the server and when it asks again; nothing while all is well. */
export function ConnectionNotice(props: ConnectionNoticeProps) {
  return props.failures === 0 ? null : <Lost {...props} />;
}

function Lost({ failures, error, onTryNow }: ConnectionNoticeProps) {
  const left = useCountdown(backoffMs(failures - 1, error), failures);
  return (
    <Notice tone="caution" title="Connection lost" role="status">
      <p>{error?.message} The run goes on without this page.</p>
      <p className="figures mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
        <span aria-live="off">{left > 0 ? `Trying again in ${left} s` : "Trying again now…"}</span>
        <Button look="bare" onClick={() => onTryNow()}>
          Try now
        </Button>
      </p>
    </Notice>
  );
}
