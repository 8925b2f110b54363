/** The standard normal's 0.999 quantile: a fair sampler is suspected once in a thousand seeds. */
const Z = 3.0902;

/** Pearson's chi-square of what was counted against what each cell's share leads one to expect. */
export function chiSquare(counts: ReadonlyMap<string, number>, shares: ReadonlyMap<string, number>) {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const whole = [...shares.values()].reduce((sum, share) => sum + share, 0);
  const strangers = [...counts.keys()].filter((cell) => !shares.has(cell));
  if (strangers.length > 0) throw new Error(`Counted, but not expected at all: ${strangers.join(", ")}`);
  let statistic = 0;
  for (const [cell, share] of shares) {
    const expected = (total * share) / whole;
    // Cochran's rule: below five the distribution is no longer chi-square's.
    if (expected < 5) throw new Error(`${cell}: ${expected} expected, too few to test`);
    statistic += ((counts.get(cell) ?? 0) - expected) ** 2 / expected;
  }
  return { statistic, critical: criticalValue(shares.size - 1), total };
}

/**
 * The 0.999 quantile of chi-square by Wilson and Hilferty's cube (PNAS 17, 1931); for 9 degrees of freedom
 * 28.1, the tables (NIST/SEMATECH e-Handbook, 1.3.6.7.4) have 27.9.
 */
export function criticalValue(degrees: number): number {
  return degrees * (1 - 2 / (9 * degrees) + Z * Math.sqrt(2 / (9 * degrees))) ** 3;
}

/** How often each value came. */
export function tally(values: Iterable<string | number | boolean>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  return counts;
}

/** Every value with the same share. */
export function evenShares(values: readonly (string | number | boolean)[]): Map<string, number> {
  return new Map(values.map((value) => [String(value), 1]));
}
