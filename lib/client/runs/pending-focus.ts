let pending: string | null = null;

/** Requests that the page of this run take focus when it opens: its person has just started it here. */
export function requestFocus(taskId: string): void {
  pending = taskId;
}

/** Whether this run's page should take focus now; true once per request. */
export function takeFocus(taskId: string): boolean {
  const taken = pending === taskId;
  if (taken) pending = null;
  return taken;
}
