import "server-only";
import { singleton } from "@/lib/core/singleton";

/** Sends what waits to be fetched or read to the queue. */
type SendImports = () => Promise<void>;

const slot = () => singleton<{ send: SendImports | null }>("import-queue", () => ({ send: null }));

/** Makes the queue known to this process once it has started; null once it is stopped. */
export function setImportQueue(send: SendImports | null): void {
  slot().send = send;
}

/** Has the queue of this process look at what waits; where it has stopped, its next start does. Never throws. */
export async function sendImports(): Promise<void> {
  await slot()
    .send?.()
    .catch(() => {});
}
