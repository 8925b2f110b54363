import { hash, seeded } from "./random";
import type { StubFault, StubOptions, StubReply, StubRequest } from "./types";

const KINDS: StubFault[] = ["429", "500", "reset", "stall", "garbage"];

/** The fault a chat call meets, by the seed and the call's number; undefined for most. */
export function faultFor(
  { route, index }: StubRequest,
  { faults, seed = 1 }: StubOptions,
): StubReply | undefined {
  if (!faults || route !== "chat") return undefined;
  const random = seeded(hash(`fault ${index}`, seed));
  if (random() >= faults.share) return undefined;
  const kinds = faults.kinds ?? KINDS;
  return { fault: kinds[Math.floor(random() * kinds.length)] ?? "500" };
}
