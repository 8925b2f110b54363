import type { ReactNode } from "react";

export const WRITING = "Writing one idea…";

interface PreviewStatusProps {
  /** For screen readers alone, where the idea itself is seen. */
  quiet?: boolean;
  children: ReactNode;
}

/** How the idea that is shown in place is coming on. */
export function PreviewStatus({ quiet = false, children }: PreviewStatusProps) {
  return (
    <p role="status" className={quiet ? "sr-only" : "text-sm text-quiet"}>
      {children}
    </p>
  );
}
