import { singleton } from "./singleton";

const underWay = () => singleton("work", () => new Map<string, Promise<unknown>>());

/** Does the work, or joins the same work that is already under way in this process. */
export function singleFlight<T>(key: string, start: () => Promise<T>): Promise<T> {
  const running = underWay().get(key) as Promise<T> | undefined;
  if (running) return running;
  const started = start().finally(() => underWay().delete(key));
  underWay().set(key, started);
  return started;
}
