import type { EmbeddingTest } from "@/lib/contracts/types";
import { aboutDuration, counted } from "@/lib/view/amounts";
import { reembeddingSentence } from "@/lib/view/settings-text";
import { Facts } from "./facts";
import { TestResult } from "./test-result";

/** How a service embeds, and what a change to it would take. */
export function EmbeddingTestResult({ test }: { test: EmbeddingTest }) {
  return (
    <TestResult model={test.model} error={test.error}>
      <Facts
        facts={[
          ["Vectors", counted(test.dimensions ?? 0, "number")],
          ["This test", `${counted(test.texts, "text")}, ${aboutDuration(test.seconds)}`],
        ]}
      />
      <p className="mt-3">{reembeddingSentence(test.reembedding)}</p>
    </TestResult>
  );
}
