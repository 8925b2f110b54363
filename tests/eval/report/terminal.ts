import { arrow, formatFigure } from "./numbers";
import { verdict } from "./page";
import type { Report } from "./report";

/** Prints a report's figures, and the differences that are real. */
export function printReport({ sections, comparisons, missing }: Report): void {
  for (const { name, figures, distinct_by_construction } of sections) {
    console.log(`\n${name}`);
    for (const figure of figures)
      console.log(
        `  ${figure.name} ${arrow(figure)}: ${formatFigure(figure)}${figure.reason ? ` ${figure.reason}` : ""}`,
      );
    if (distinct_by_construction !== null)
      console.log(`  Distinct by construction: ${distinct_by_construction}`);
  }
  for (const { a, b, paired, comparisons: count, differences } of comparisons) {
    console.log(`\n${a} → ${b}, ${count} figures compared${paired ? " row by row" : ""}; real:`);
    for (const one of differences.filter(({ real }) => real)) console.log(`  ${one.name}: ${verdict(one)}`);
  }
  for (const { name, reason } of missing) console.log(`\n${name}: ${reason}`);
}
