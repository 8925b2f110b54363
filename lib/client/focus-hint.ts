let awaited: string | null = null;

/** Says that the next page to show this run should take focus: its person has just started it here. */
export function awaitFocus(taskId: string): void {
  awaited = taskId;
}

/** Whether this run's page should take focus now; true once. */
export function takeFocus(taskId: string): boolean {
  const taken = awaited === taskId;
  if (taken) awaited = null;
  return taken;
}
