import type { Figure } from "@/lib/contracts/quality";

/** A value with the digits that its unit deserves. */
export function formatValue(value: number | null, unit: string): string {
  if (value === null) return "–";
  if (value < 0) return `−${formatValue(-value, unit)}`;
  if (unit === "share" || unit === "correlation") return value.toFixed(2);
  if (unit === "tokens") return String(Math.round(value));
  if (unit === "US dollars") return value.toFixed(4);
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1);
}

/** "38 (33–42)"; why there is none, where there is none. */
export function formatFigure({ value, interval, unit }: Pick<Figure, "value" | "interval" | "unit">): string {
  if (value === null) return "–";
  const [low, high] = interval ?? [];
  const ends = interval ? ` (${formatValue(low ?? null, unit)}–${formatValue(high ?? null, unit)})` : "";
  return `${formatValue(value, unit)}${ends}`;
}

const ARROWS = { higher: "↑", lower: "↓", none: "" } as const;

/** Which direction is better, as an arrow. */
export const arrow = ({ better }: Pick<Figure, "better">): string => ARROWS[better];
