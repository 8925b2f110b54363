import type { ReactNode } from "react";

/** Nothing to show, and what to do about it. */
export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="py-10">
      <p className="font-serif text-xl">{title}</p>
      <div className="mt-2 max-w-prose text-quiet">{children}</div>
    </div>
  );
}
