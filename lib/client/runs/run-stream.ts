import { pathTo } from "@/lib/contracts/paths";
import type { RunStatus } from "@/lib/contracts/types";
import type { ChangedRow } from "./run-rows";
import { takeStreamSlot } from "./stream-slots";

/** After a stream that the server refused, in milliseconds; polling goes on meanwhile. */
const RETRY_MS = 30_000;

/** What has come together: a status, whole or what has changed of it, and rows likewise. */
export interface RunChanges {
  status: Partial<RunStatus>;
  rows: ChangedRow[];
  /** What the page knows with them. */
  cursor: string;
}

interface RunStreamListener {
  /** What the page knows when a stream is opened. */
  cursor(): string | undefined;
  /** @returns whether the run has ended */
  onChange(changes: RunChanges): boolean;
  /** Whether the stream is up: until it is, and once it has broken, the caller has to poll. */
  onLive(live: boolean): void;
}

const isHidden = () => document.visibilityState === "hidden";

/**
 * Follows a run's events while the tab is seen and a stream is free.
 *
 * @returns what ends it
 */
export function followRun(taskId: string, { cursor, onChange, onLive }: RunStreamListener): () => void {
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
    const after = cursor();
    const path = pathTo("streamRun", { task_id: taskId });
    const source = new EventSource(after === undefined ? path : `${path}?after=${after}`);
    let rows: ChangedRow[] = [];
    source.addEventListener("row", ({ data }) => rows.push(JSON.parse(data)));
    source.addEventListener("status", ({ data, lastEventId }) => {
      const isOver = onChange({ status: JSON.parse(data), rows, cursor: lastEventId });
      rows = [];
      // Before the server ends it, which would look like a break; the caller ends the rest once it has seen the end.
      if (isOver) source.close();
      onLive(true);
    });
    source.addEventListener("error", () => {
      rows = [];
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
