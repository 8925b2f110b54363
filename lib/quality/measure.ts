import type { Figure } from "@/lib/contracts/quality";
import type { Resampling } from "./resample";
import { mean } from "./statistics";
import type { QualityIdea, QualityRow } from "./types";

/** A figure before it is measured: how it is calculated from any choice of the rows. */
export interface Measure extends Pick<Figure, "id" | "name" | "definition" | "source" | "unit" | "better"> {
  resampling: Resampling;
  /** Why it has no value where it has none. */
  missing: string;
  /** Rows that have what it is measured on. */
  n: number;
  /** Its value for rows by their place, which may repeat; null where they do not tell. */
  of(places: readonly number[]): number | null;
}

type Head = Omit<Measure, "of" | "n" | "resampling">;

/** A mean over the rows that have a value; true counts as 1. */
export function meanMeasure(
  rows: readonly QualityRow[],
  head: Head,
  read: (row: QualityRow) => number | boolean | null,
): Measure {
  const values = rows.map(read).map((value) => (value === null ? null : Number(value)));
  const present = (places: readonly number[]) =>
    places.map((place) => values[place] ?? null).filter((value) => value !== null);
  return {
    ...head,
    resampling: "rows",
    n: values.filter((value) => value !== null).length,
    of: (places) => mean(present(places)),
  };
}

/** A statistic of what the rows' ideas have. */
export function ideaMeasure<T>(
  rows: readonly QualityRow[],
  head: Head & { resampling: Resampling },
  read: (idea: QualityIdea, row: QualityRow) => T | null,
  statistic: (values: T[]) => number | null,
): Measure {
  const values = rows.map((row) => row.idea && read(row.idea, row));
  const present = (places: readonly number[]) =>
    places.map((place) => values[place] ?? null).filter((value) => value !== null);
  return {
    ...head,
    n: values.filter((value) => value !== null).length,
    of: (places) => statistic(present(places)),
  };
}

/** What all rows spent, by the ideas that were accepted. */
export function spentMeasure(
  rows: readonly QualityRow[],
  head: Head,
  spent: ((row: QualityRow) => number) | null,
): Measure {
  return {
    ...head,
    resampling: "rows",
    n: rows.length,
    of(places) {
      const drawn = places.map((place) => rows[place]).filter((row) => row !== undefined);
      const accepted = drawn.filter((row) => row.accepted).length;
      if (!spent || accepted === 0) return null;
      return drawn.reduce((sum, row) => sum + spent(row), 0) / accepted;
    },
  };
}
