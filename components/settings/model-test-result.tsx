import type { ModelTest } from "@/lib/contracts/types";
import { aboutDuration, amount, counted } from "@/lib/view/amounts";
import { abilityText } from "@/lib/view/settings-text";
import { Facts } from "./facts";
import { TestResult } from "./test-result";

/** What a model made of one question, and what it can do. */
export function ModelTestResult({ test }: { test: ModelTest }) {
  return (
    <TestResult model={test.model} error={test.error}>
      {test.answer && (
        <p className="mb-3">
          Asked to name an idea about tides and fishing, it wrote{" "}
          <span dir="auto" className="font-serif">
            {test.answer.title}: {test.answer.short_description}
          </span>
        </p>
      )}
      <Facts
        facts={[
          ["JSON by schema (json_schema)", abilityText(test.json_schema)],
          ["JSON without one (json_object)", abilityText(test.json_object)],
          ["Seed", abilityText(test.seed)],
          ["Context", test.context === null ? "not told" : counted(test.context, "token")],
          [
            "Speed",
            test.tokens_per_second === null
              ? "not told"
              : `${amount(Math.round(test.tokens_per_second))} tokens a second`,
          ],
          ["This test", `${counted(test.requests, "call")}, ${aboutDuration(test.seconds)}`],
        ]}
      />
      {test.json_schema !== "yes" && (
        <p className="mt-3">
          Without JSON by schema, answers are corrected more often: a run takes more calls, and small models
          lose more rows.
        </p>
      )}
    </TestResult>
  );
}
