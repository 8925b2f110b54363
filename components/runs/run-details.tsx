import type { RunStatus } from "@/lib/contracts/types";

const figure = (value: number) => value.toLocaleString("en-GB");

/** The parameters and the usage of a run. */
export function RunDetails({ status }: { status: RunStatus }) {
  const { usage } = status;
  const facts: [string, string][] = [
    ["Seed", String(status.seed)],
    ["Model", status.model],
    ["Model calls", figure(usage.calls)],
    ["Tokens", `${figure(usage.prompt_tokens)} read, ${figure(usage.completion_tokens)} written`],
    ...(usage.cost === null ? [] : [["Cost", `$${usage.cost.toFixed(4)}`] satisfies [string, string]]),
    ["Task id", status.task_id],
  ];
  return (
    <section aria-labelledby="details" className="border-t border-ink pt-4">
      <h2 id="details" className="sr-only">
        Details
      </h2>
      <dl className="figures flex flex-wrap gap-x-8 gap-y-2 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="min-w-0">
            <dt className="text-quiet">{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
