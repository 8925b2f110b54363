import { type Figure, holds, targetText, valueText } from "./figure";

/** A part that was measured. */
export interface Measured {
  name: string;
  title: string;
  how: string;
  figures: Figure[];
  /** How long measuring took. */
  seconds: number;
  failed: boolean;
}

/** Whether a figure holds, for a reader: nothing where it has no target. */
export const verdict = (figure: Figure): string => (!figure.target ? "" : holds(figure) ? "holds" : "missed");

/** Prints every figure of every part in one table, and under it what limits those that are missed. */
export function printTable(measured: readonly Measured[]): void {
  const rows = measured.flatMap(({ name, figures }) =>
    figures.map((figure) => [name, figure.what, valueText(figure), targetText(figure), verdict(figure)]),
  );
  const widths = [0, 1, 2, 3].map((at) => Math.max(0, ...rows.map((row) => row[at]?.length ?? 0)));
  console.log("");
  for (const [part = "", what = "", value = "", target = "", holding = ""] of rows)
    console.log(
      [
        part.padEnd(widths[0] ?? 0),
        what.padEnd(widths[1] ?? 0),
        value.padStart(widths[2] ?? 0),
        target.padEnd(widths[3] ?? 0),
        holding,
      ]
        .join("  ")
        .trimEnd(),
    );
  const missed = measured.flatMap(({ figures }) => figures.filter((figure) => !holds(figure)));
  if (missed.length > 0) console.log("\nMissed:");
  for (const figure of missed) console.log(`  ${figure.what}: ${figure.limit ?? "not yet explained"}`);
  for (const { name } of measured.filter(({ failed }) => failed))
    console.log(`\n${name} could not be measured.`);
  const seconds = measured.reduce((sum, one) => sum + one.seconds, 0);
  const ofParts = measured.map((one) => `${one.name} ${Math.round(one.seconds)} s`).join(", ");
  console.log(`\n${rows.length} figures in ${(seconds / 60).toFixed(1)} minutes: ${ofParts}.`);
}
