import { Notice } from "@/components/ui/notice";
import type { RunStatus } from "@/lib/contracts/generate";

/** What a person should know about the run as a whole: why it failed, why it waits, that it was interrupted. */
export function RunNotices({ status }: { status: RunStatus }) {
  const { error, outcome, paused_reason, interruptions } = status;
  return (
    <>
      {error && (
        <Notice
          tone={outcome === "cancelled" ? "plain" : "danger"}
          title={outcome === "cancelled" ? "The run was cancelled" : "The run failed"}
        >
          <p data-testid="run-error">{error}</p>
        </Notice>
      )}
      {paused_reason && (
        <Notice tone="caution" title="The run is waiting">
          <p>{paused_reason}</p>
        </Notice>
      )}
      {interruptions > 0 && (
        <Notice>
          <p>
            The server stopped {interruptions === 1 ? "once" : `${interruptions} times`} during this run; the
            run went on by itself{interruptions === 1 ? "" : " each time"}.
          </p>
        </Notice>
      )}
    </>
  );
}
