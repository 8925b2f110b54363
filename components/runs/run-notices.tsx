"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { EdgeNotice } from "@/components/ui/edge-notice";
import { Notice } from "@/components/ui/notice";
import { backoffMs } from "@/lib/client/api-error";
import type { RunStatus } from "@/lib/contracts/types";

/** What concerns the run as a whole: why it failed, why it waits, what its ideas were not compared with, that it was
 * interrupted. */
export function RunNotices({ status }: { status: RunStatus }) {
  const { error, outcome, paused_reason, novelty_note, interruptions } = status;
  return (
    <>
      {error && (
        <Notice
          tone={outcome === "cancelled" ? "plain" : "danger"}
          title={outcome === "cancelled" ? "The run was cancelled" : "The run failed"}
        >
          <p dir="auto" data-testid="run-error">
            {error}
          </p>
        </Notice>
      )}
      {paused_reason && (
        <Notice tone="caution" title="The run is waiting">
          <p dir="auto">{paused_reason}</p>
        </Notice>
      )}
      {novelty_note && (
        <Notice>
          <p>{novelty_note}</p>
        </Notice>
      )}
      {interruptions > 0 && (
        <Notice>
          <p>
            The server stopped {interruptions === 1 ? "once" : `${interruptions} times`} during this run; the
            run resumed by itself{interruptions === 1 ? "" : " each time"}.
          </p>
        </Notice>
      )}
    </>
  );
}

interface ConnectionNoticeProps {
  /** Polls that have failed in a row. */
  failures: number;
  error: Error | null;
  onRetry: () => void;
}

/** Says that the server cannot be reached and when the page tries again, in the place of what the site says of it. */
export function ConnectionNotice(props: ConnectionNoticeProps) {
  return props.failures === 0 ? null : <ConnectionLost {...props} />;
}

function ConnectionLost({ failures, error, onRetry }: ConnectionNoticeProps) {
  const left = useCountdown(backoffMs(failures - 1, error), failures);
  return (
    <EdgeNotice role="status" data-connection title="Connection lost.">
      <bdi>{error?.message}</bdi> The run continues without this page.{" "}
      <span aria-live="off" className="figures whitespace-nowrap">
        {left > 0 ? `Trying again in ${left} s.` : "Trying again now…"}
      </span>{" "}
      <Button look="bare" className="-my-1.5 ml-2" onClick={() => onRetry()}>
        Try now
      </Button>
    </EdgeNotice>
  );
}

/** Whole seconds left of a wait that begins now and restarts when `attempt` changes. */
function useCountdown(waitMs: number, attempt: number): number {
  const [end, setEnd] = useState<{ attempt: number; at: number } | null>(null);
  const [now, setNow] = useState(0);
  useEffect(() => {
    const start = Date.now();
    setEnd({ attempt, at: start + waitMs });
    setNow(start);
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [waitMs, attempt]);
  const left = end?.attempt === attempt ? end.at - now : waitMs;
  return Math.max(0, Math.ceil(left / 1000));
}
