/** What happened elsewhere than where the eye is: a run that ended, a project that was deleted. */
export interface ToastMessage {
  title: string;
  /** What it is about, as people wrote it. */
  about?: string;
  /** A failure is announced at once, and stays until it is closed. */
  tone?: "plain" | "danger";
  /** What can be done about it; the toast closes then. */
  action?: { label: string; run: () => void };
}

let messages: readonly ToastMessage[] = [];
const listeners = new Set<() => void>();

function change(next: readonly ToastMessage[]): void {
  messages = next;
  for (const listener of listeners) listener();
}

/** Shows a toast. What a person just did where they look needs none. */
export const showToast = (message: ToastMessage) => change([...messages, message]);

/** The toasts that are not shown yet, in their order; the region takes them once it is loaded. */
export const pendingToasts = () => messages;

export function takeToasts(): readonly ToastMessage[] {
  const taken = messages;
  if (taken.length > 0) change([]);
  return taken;
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
