import { singleton } from "./singleton";

const inFlight = () => singleton("single-flight", () => new Map<string, Promise<unknown>>());

/** Starts the work, or joins the same work if it is already running in this process. */
export function singleFlight<T>(key: string, start: () => Promise<T>): Promise<T> {
  const running = inFlight().get(key) as Promise<T> | undefined;
  if (running) return running;
  const started = start().finally(() => inFlight().delete(key));
  inFlight().set(key, started);
  return started;
}
