/** Sums and shares of numbers. An empty list has none of these: null. */
export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Standard deviation of the values themselves (divided by n). */
export function deviation(values: readonly number[]): number | null {
  const middle = mean(values);
  return middle === null ? null : Math.sqrt(mean(values.map((value) => (value - middle) ** 2)) ?? 0);
}

/** Shannon entropy of how often each value stands, in nats. */
export function entropy(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return entropyOf([...counts.values()].map((count) => count / values.length));
}

/** Shannon entropy of shares that sum to 1, in nats; what is not above zero counts as nothing. */
export function entropyOf(shares: readonly number[]): number {
  let sum = 0;
  for (const share of shares) if (share > 0) sum -= share * Math.log(share);
  return sum;
}

/** Spearman's rank correlation; equal values share their mean rank. Null where one side does not vary. */
export function spearman(pairs: readonly (readonly [number, number])[]): number | null {
  return pearson(ranks(pairs.map(([one]) => one)), ranks(pairs.map(([, other]) => other)));
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((_, place) => place).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const found = values.map(() => 0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] ?? 0] === values[order[from] ?? 0]) to++;
    for (let at = from; at <= to; at++) found[order[at] ?? 0] = (from + to) / 2;
    from = to + 1;
  }
  return found;
}

function pearson(one: readonly number[], other: readonly number[]): number | null {
  const [middle, otherMiddle] = [mean(one), mean(other)];
  const spread = (deviation(one) ?? 0) * (deviation(other) ?? 0);
  if (middle === null || otherMiddle === null || spread === 0) return null;
  const products = one.map((value, at) => (value - middle) * ((other[at] ?? 0) - otherMiddle));
  return Math.max(-1, Math.min(1, (mean(products) ?? 0) / spread));
}

/** The value below which a share of sorted values lies, interpolated. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  return low + ((sorted[Math.ceil(place)] ?? low) - low) * (place - Math.floor(place));
}
