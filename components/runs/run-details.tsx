import Link from "next/link";
import type { RunStatus } from "@/lib/contracts/types";
import { amount } from "@/lib/view/amounts";
import { links } from "@/lib/view/links";
import { runOptions } from "@/lib/view/run-options";
import { candidatesText } from "@/lib/view/run-result";

interface RunDetailsProps {
  status: RunStatus;
  /** Whether an admin reads it. */
  admin: boolean;
}

/** The parameters and the usage of a run; its options where they are not those by default. */
export function RunDetails({ status, admin }: RunDetailsProps) {
  const { usage } = status;
  const candidates = candidatesText(status.candidates);
  const facts: [string, string][] = [
    ["Seed", String(status.seed)],
    ...runOptions(status),
    ["Model", status.model],
    ...(candidates === null ? [] : [["Candidates", candidates] satisfies [string, string]]),
    ["Model calls", amount(usage.calls)],
    ["Tokens", `${amount(usage.prompt_tokens)} read, ${amount(usage.completion_tokens)} written`],
    ...(usage.cost === null ? [] : [["Cost", `$${usage.cost.toFixed(4)}`] satisfies [string, string]]),
    ["Task id", status.task_id],
  ];
  return (
    <section aria-labelledby="details" className="border-t border-ink pt-4">
      <h2 id="details" className="sr-only">
        Details
      </h2>
      <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="min-w-0">
            <dt className="text-quiet">{name}</dt>
            {/* The name of a language may differ between the server and the browser. */}
            <dd dir="auto" suppressHydrationWarning>
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {status.batch_id !== null && (
        <p className="mt-4 text-sm">
          <Link href={links.runs({ batch: status.batch_id })} prefetch={false} className="link">
            All runs of its batch
          </Link>
        </p>
      )}
      {admin && status.counts.saved > 0 && (
        <p className="mt-4 text-sm">
          <Link href={links.reviewQuality({ run: status.task_id })} prefetch={false} className="link">
            Quality of these ideas
          </Link>
        </p>
      )}
    </section>
  );
}
