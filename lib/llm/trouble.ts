import { DomainError, type ErrorCode } from "@/lib/core/errors";

/** A request that brought no answer, and what to do about it. */
export interface Trouble {
  /** What the question fails with if nothing helps. */
  error: DomainError;
  /**
   * `stop`: asking again is no use. `refused`: not like this; learn from it. `limited`: too many requests.
   * `connect`: no connection came about. `passing`: it may work next time.
   */
  kind: "stop" | "refused" | "limited" | "connect" | "passing";
  /** How long the endpoint asks to be left alone. */
  waitMs: number | null;
  /** The provider's name for what it refused. */
  param: string | null;
  /** Whether an answer came over HTTP at all. */
  answered: boolean;
  /** Whether the model may have worked for it, so that tokens may have been spent. */
  mayHaveCost: boolean;
}

/** A trouble; what is not said is not so. */
export function trouble(
  kind: Trouble["kind"],
  code: ErrorCode,
  sentence: string,
  more: Partial<Omit<Trouble, "kind" | "error">> = {},
): Trouble {
  const rest = { waitMs: null, param: null, answered: false, mayHaveCost: false, ...more };
  return { kind, error: new DomainError(code, sentence), ...rest };
}
