/**
 * Whether a value carries a class's brand. Next bundles `instrumentation.ts` and the routes apart, so each of our
 * classes exists twice in one process, and an instance of the one would be no `instanceof` the other.
 */
export function hasBrand(value: unknown, brand: symbol): boolean {
  return typeof value === "object" && value !== null && brand in value;
}
