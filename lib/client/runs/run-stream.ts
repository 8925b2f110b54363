import { pathTo } from "@/lib/contracts/paths";
import { isFinished } from "@/lib/contracts/run-state";
import type { Row, RunStatus } from "@/lib/contracts/types";
import { takeStreamSlot } from "./stream-slots";

/** After a stream that the server refused, in milliseconds; polling goes on meanwhile. */
const RETRY_MS = 30_000;

interface RunStreamListener {
  /** The status, and all rows so far in their order, each time something has changed. */
  onChange(status: RunStatus, rows: Row[]): void;
  /** Whether the stream is up: until it is, and once it has broken, the caller has to poll. */
  onLive(live: boolean): void;
}

const isHidden = () => document.visibilityState === "hidden";

/**
 * Follows a run's events while the tab is seen and a stream is free.
 *
 * @returns what ends it
 */
export function followRun(taskId: string, { onChange, onLive }: RunStreamListener): () => void {
  let ended = false;
  let opening = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let close: (() => void) | null = null;

  const open = async () => {
    if (ended || opening || close || isHidden()) return;
    opening = true;
    const release = await takeStreamSlot().catch(() => null);
    opening = false;
    if (!release) return;
    if (ended || isHidden()) return release();
    const source = new EventSource(pathTo("streamRun", { task_id: taskId }));
    const rows = new Map<number, Row>();
    source.addEventListener("row", ({ data }) => {
      const changed: Partial<Row> & Pick<Row, "row"> = JSON.parse(data);
      rows.set(changed.row, { ...rows.get(changed.row), ...changed } as Row);
    });
    source.addEventListener("status", ({ data }) => {
      const status: RunStatus = JSON.parse(data);
      // Before the server ends it, which would look like a break; the caller ends the rest once it has seen the end.
      if (isFinished(status)) source.close();
      onLive(true);
      onChange(
        status,
        [...rows.values()].sort((one, other) => one.row - other.row),
      );
    });
    source.addEventListener("error", () => {
      onLive(false);
      // Else the browser connects again by itself.
      if (source.readyState !== EventSource.CLOSED) return;
      close?.();
      retry = setTimeout(open, RETRY_MS);
    });
    close = () => {
      close = null;
      onLive(false);
      source.close();
      release();
    };
  };
  const look = () => {
    if (isHidden()) close?.();
    else void open();
  };
  document.addEventListener("visibilitychange", look);
  void open();
  return () => {
    ended = true;
    clearTimeout(retry);
    document.removeEventListener("visibilitychange", look);
    close?.();
  };
}
