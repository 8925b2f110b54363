import { type Measure, spentMeasure } from "../measure";
import type { QualityInput, QualityRow } from "../types";

const PER_TOKENS = 1_000_000;
const MS = 1000;
const NONE_ACCEPTED = "No idea was accepted.";

/** What an accepted idea takes; what refused candidates took is part of it. */
export function costMeasures({ rows, prices }: QualityInput): Measure[] {
  const head = {
    source: "The calls as they are stored (model_calls)",
    better: "lower" as const,
    missing: NONE_ACCEPTED,
  };
  const cost =
    prices &&
    ((row: QualityRow) =>
      (row.promptTokens * prices.input + row.completionTokens * prices.output) / PER_TOKENS);
  return [
    spentMeasure(
      rows,
      {
        ...head,
        id: "calls",
        name: "Calls per accepted idea",
        definition:
          "Requests to a model, failed ones and those for refused candidates included, by accepted ideas.",
        unit: "calls",
      },
      ({ calls }) => calls,
    ),
    spentMeasure(
      rows,
      {
        ...head,
        id: "tokens",
        name: "Tokens per accepted idea",
        definition:
          "Tokens of prompts and answers, estimated where the endpoint told none, by accepted ideas.",
        unit: "tokens",
      },
      ({ promptTokens, completionTokens }) => promptTokens + completionTokens,
    ),
    spentMeasure(
      rows,
      {
        ...head,
        id: "cost",
        name: "Cost of an accepted idea",
        definition: "Those tokens at the model's prices, which Settings has under Limits.",
        unit: "US dollars",
        missing: prices ? NONE_ACCEPTED : "No prices of the model are set.",
      },
      cost,
    ),
    spentMeasure(
      rows,
      {
        ...head,
        id: "seconds",
        name: "Model time per accepted idea",
        definition: "Seconds from each request to its answer, summed over all calls, by accepted ideas.",
        unit: "seconds",
      },
      ({ modelMs }) => modelMs / MS,
    ),
  ];
}
