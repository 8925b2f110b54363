import { CircleCheck, CircleX } from "lucide-react";
import type { Health } from "@/lib/contracts/types";
import { SERVICES, serviceName, serviceTrouble } from "@/lib/view/settings-text";

/** How each service is, in plain words. */
export function ServiceHealth({ health }: { health: Health }) {
  return (
    <dl>
      {SERVICES.map(({ service, label }) => {
        const part = health[service];
        const Icon = part.ok ? CircleCheck : CircleX;
        return (
          <div
            key={service}
            className="grid gap-x-6 gap-y-0.5 border-t border-rule py-2.5 first:border-t-0 first:pt-0 sm:grid-cols-[8rem_minmax(0,1fr)]"
          >
            <dt className="flex items-center gap-2 self-start font-medium">
              <Icon
                aria-hidden="true"
                className={`size-4 shrink-0 ${part.ok ? "text-accent" : "text-danger"}`}
              />
              {label}
            </dt>
            <dd>
              <p>
                {part.ok ? "Works" : <span className="font-semibold text-danger">Does not work</span>}
                {": "}
                <bdi>{serviceName(service, part)}</bdi>
                {part.ok && part.twin === "external" && (
                  <span className="figures text-quiet">, answered in {Math.ceil(part.took_ms)} ms</span>
                )}
              </p>
              {!part.ok && (
                <p className="mt-0.5 max-w-prose text-sm">
                  <bdi>{part.error}</bdi> <span className="text-quiet">{serviceTrouble(service)}</span>
                </p>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
