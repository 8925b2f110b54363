import type { RunStatus } from "@/lib/contracts/generate";

/** Which of two answers about one run to believe: a poll that answers late never takes the page back in time. */
export function newerStatus(known: RunStatus | undefined, answered: RunStatus): RunStatus {
  if (!known) return answered;
  return Date.parse(answered.updated_at) < Date.parse(known.updated_at) ? known : answered;
}
