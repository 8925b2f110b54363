import { DomainError } from "@/lib/core/errors";

/**
 * A change of all that match a filter is of as many projects as its caller has seen match.
 *
 * @throws DomainError selection_changed where another number matches now
 */
export function assertExpected(total: number, expected: number | undefined): void {
  if (expected === undefined || total === expected) return;
  const sentence = `${total} projects match now, not ${expected}; look at them again.`;
  throw new DomainError("selection_changed", sentence);
}
