import type { ProvenanceCall } from "@/lib/contracts/types";
import { amount, counted, latency } from "@/lib/view/amounts";
import { columnName } from "@/lib/view/columns";

/** What was asked of a model for one project: which prompt, tokens and time. */
export function ModelCalls({ calls }: { calls: readonly ProvenanceCall[] }) {
  const tokens = calls.reduce((sum, call) => sum + call.prompt_tokens + call.completion_tokens, 0);
  const estimated = calls.some((call) => call.tokens_estimated);
  return (
    <details className="text-sm">
      <summary className="figures min-h-6 text-quiet hover:text-accent">
        {counted(calls.length, "call")} to the model, {estimated && "about "}
        {amount(tokens)} tokens
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard */}
      <section aria-label="Calls to the model" tabIndex={0} className="mt-2 overflow-x-auto">
        <table className="figures w-full border-collapse text-left">
          <thead>
            <tr className="border-b border-edge">
              {["For", "Model", "Temperature", "Prompt", "Tokens", "Time", "Outcome"].map((name) => (
                <th key={name} scope="col" className="py-1 pr-4 font-medium whitespace-nowrap">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {calls.map((call) => (
              <tr
                key={`${call.column} ${call.candidate} ${call.attempt} ${call.created_at}`}
                className="border-b border-rule align-top"
              >
                <th scope="row" className="py-1 pr-4 font-normal whitespace-nowrap">
                  {columnName(call.column)}
                  {call.candidate > 0 && `, candidate ${call.candidate + 1}`}
                  {call.attempt > 1 && `, attempt ${call.attempt}`}
                </th>
                <td className="max-w-48 py-1 pr-4">
                  <bdi>{call.model}</bdi>
                </td>
                <td className="py-1 pr-4">{call.temperature}</td>
                <td className="py-1 pr-4 whitespace-nowrap">{call.prompt_version}</td>
                <td className="py-1 pr-4 whitespace-nowrap">
                  {amount(call.prompt_tokens)} + {amount(call.completion_tokens)}
                </td>
                <td className="py-1 pr-4 whitespace-nowrap">{latency(call.latency_ms)}</td>
                <td className="py-1 pr-4">{call.outcome}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
