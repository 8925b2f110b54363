/**
 * Whether a value has a class's brand. Next bundles `instrumentation.ts` and the routes separately, so each class
 * exists twice in one process, and `instanceof` alone fails across the two.
 */
export function hasBrand(value: unknown, brand: symbol): boolean {
  return typeof value === "object" && value !== null && brand in value;
}
