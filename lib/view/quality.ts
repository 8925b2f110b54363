import type { Figure, Quality } from "@/lib/contracts/types";

const plain = (value: number, digits: number) =>
  value.toLocaleString("en-GB", { maximumFractionDigits: digits });

const TEXTS: Record<string, (value: number) => string> = {
  share: (value) => `${plain(100 * value, 0)}\u00a0%`,
  correlation: (value) => value.toFixed(2),
  score: (value) => value.toFixed(2),
  ideas: (value) => plain(value, 1),
  calls: (value) => plain(value, 1),
  tokens: (value) => plain(value, 0),
  seconds: (value) => `${plain(value, value < 10 ? 2 : 0)}\u00a0s`,
  "US dollars": (value) => `$${value.toFixed(value < 0.1 ? 4 : 2)}`,
};

/** A value of a figure with its unit, where the figure's name does not say it: "83 %", "$0.0021". */
export function figureText(value: number, unit: string): string {
  return TEXTS[unit]?.(value) ?? plain(value, 2);
}

/** "79 % to 88 %"; of no width, the one value. */
export function intervalText([low, high]: readonly [number, number], unit: string): string {
  const [from, to] = [figureText(low, unit), figureText(high, unit)];
  return from === to ? from : `${from} to ${to}`;
}

export const BETTER: Record<Figure["better"], string> = {
  higher: "Higher is better.",
  lower: "Lower is better.",
  none: "Neither higher nor lower is better in itself.",
};

/** Where a figure and its interval lie on its scale, 0 to 1. */
export interface Place {
  value: number;
  low: number;
  high: number;
}

/** Left of the highest that a figure without bounds may come to, so that it does not look like a bound. */
const ROOM = 1.15;

/**
 * Shares lie between 0 and 1, correlations between −1 and 1, numbers of ideas up to those there are; all else between
 * 0 and a little more than its interval. Null where the figure has no value.
 */
export function axisPlace({ value, interval, unit }: Figure, scope: Quality["scope"]): Place | null {
  if (value === null) return null;
  const [low, high] = interval ?? [value, value];
  const least = unit === "correlation" ? -1 : Math.min(0, low);
  const most = unit === "share" || unit === "correlation" ? 1 : unit === "ideas" ? scope.ideas : ROOM * high;
  const at = (each: number) => Math.min(1, Math.max(0, (each - least) / (most - least || 1)));
  return { value: at(value), low: at(low), high: at(high) };
}
