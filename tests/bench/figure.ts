/** What is reached: at least a value, or at most. */
export type Target = { atLeast: number } | { atMost: number };

/** One measured number; with a target, one that holds or does not. */
export interface Figure {
  /** "ideal ÷ wall, 8 in flight, median of 20 seeds". */
  what: string;
  value: number;
  /** "ms", "MB", "kB", "s", "×"; nothing for a share or a count. */
  unit?: string;
  target?: Target;
  /** What limits it and what was tried; told where the target is missed. */
  limit?: string;
}

/** What a part may be told on the command line. */
export interface BenchOptions {
  /** An OpenAI-compatible endpoint to run the pipeline against, instead of the stub. */
  llm?: string;
  model?: string;
  /** A JSON file with the endpoint's latencies in milliseconds, in the order of its calls. */
  latencies?: string;
  /** Of a batch, how many. */
  ideas?: string;
}

/** One row of the table of issue and docs: its figures come from one process. */
export interface BenchPart {
  title: string;
  /** How and against which baseline, in a sentence; tests/bench/README.md has it in full. */
  how: string;
  measure(options: BenchOptions): Promise<Figure[]>;
}

export function holds({ value, target }: Figure): boolean {
  if (!target) return true;
  return "atLeast" in target ? value >= target.atLeast : value <= target.atMost;
}

export const targetText = ({ target, unit }: Figure): string =>
  !target
    ? ""
    : "atLeast" in target
      ? `≥ ${number(target.atLeast, unit)}`
      : `≤ ${number(target.atMost, unit)}`;

export const valueText = ({ value, unit }: Figure): string => number(value, unit);

function number(value: number, unit = ""): string {
  const digits = Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  const text = value.toLocaleString("en-GB", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return unit === "×" ? `${text}×` : `${text} ${unit}`.trim();
}
