import { z } from "zod";

/** A time as waywo writes it: UTC without a zone; six digits of a second, none where they are zero. */
export const waywoDateSchema = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{6})?$/);

/** "2026-03-01T08:30:00.123000" */
export function waywoDate(date: Date): string {
  const [seconds = "", fraction] = date.toISOString().slice(0, -1).split(".");
  return fraction === "000" ? seconds : `${seconds}.${fraction}000`;
}
