import { type ReactNode, useId } from "react";
import { SectionHeading } from "@/components/ui/section-heading";

interface PageSectionProps {
  /** Stands in the margin; above the rest on a narrow page. */
  title: ReactNode;
  children: ReactNode;
}

/** A part of a project's page, below a rule, with its heading in the margin. */
export function PageSection({ title, children }: PageSectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid grid-cols-1 gap-x-8 gap-y-3 border-t border-rule py-7 sm:grid-cols-[9.5rem_minmax(0,1fr)]"
    >
      <SectionHeading id={id}>{title}</SectionHeading>
      <div className="max-w-[42rem] min-w-0">{children}</div>
    </section>
  );
}
