import { isFinished } from "@/lib/contracts/run-state";
import type { RunStatus } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { runState, runTitle } from "@/lib/view/text";
import { ApiError } from "../api-error";
import { call } from "../http";
import { showToast } from "../toasts";

/** Between two looks at a run that somebody waits for, in milliseconds; a hidden tab looks less often by itself. */
const LOOK_MS = 3000;

/** How somebody hears of the end: by the system, or, where that is refused or not there, by a message on the page. */
export type NotifyWay = "system" | "page";

const waited = new Map<string, NotifyWay>();
const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of listeners) listener();
}

export function subscribeToWaits(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether somebody in this tab waits for the run, and how they hear of its end. */
export const waitsFor = (taskId: string): NotifyWay | null => waited.get(taskId) ?? null;

/**
 * Tells of a run's end, whatever page is looked at by then. Asks the browser for its permission, which it may refuse.
 *
 * @param open goes to an address of this site without loading it anew
 */
export async function notifyOfEnd(taskId: string, open: (href: string) => void): Promise<void> {
  if (waited.has(taskId)) return;
  waited.set(taskId, (await isAllowed()) ? "system" : "page");
  changed();
  const end = await endOf(taskId).catch(() => null);
  const way = waited.get(taskId);
  waited.delete(taskId);
  changed();
  if (end && way) tell(end, way, open);
}

/** No longer wants to hear of it. */
export function forgetEnd(taskId: string): void {
  waited.delete(taskId);
  changed();
}

async function isAllowed(): Promise<boolean> {
  if (!("Notification" in window)) return false;
  try {
    return (await Notification.requestPermission()) === "granted";
  } catch {
    return false;
  }
}

/** The status it ends with; null where nobody waits any more, or it is gone. */
async function endOf(taskId: string): Promise<RunStatus | null> {
  while (waited.has(taskId)) {
    try {
      const status = await call("getRunStatus", { params: { task_id: taskId } });
      if (isFinished(status)) return status;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return null;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return null;
}

function tell(run: RunStatus, way: NotifyWay, open: (href: string) => void): void {
  const href = links.run(run.task_id);
  const isSeen = document.visibilityState === "visible" && window.location.pathname === href;
  if (isSeen) return;
  if (way === "system" && document.visibilityState === "hidden" && showNotification(run, open)) return;
  showToast({
    title: runState(run),
    about: runTitle(run),
    action: { label: "Open", run: () => open(href) },
  });
}

/** @returns whether the browser took it; some on phones only take those of a service worker */
function showNotification(run: RunStatus, open: (href: string) => void): boolean {
  try {
    const notification = new Notification(runState(run), { body: runTitle(run), tag: run.task_id });
    notification.onclick = () => {
      window.focus();
      open(links.run(run.task_id));
      notification.close();
    };
    return true;
  } catch {
    return false;
  }
}
