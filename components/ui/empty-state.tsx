import type { ReactNode } from "react";

/** Stands in for an empty list and says what to do about it. */
export function EmptyState({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div className="py-10">
      <p className="font-serif text-xl">{title}</p>
      <div className="mt-2 max-w-prose text-quiet">{children}</div>
    </div>
  );
}
