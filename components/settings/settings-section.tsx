import type { ReactNode } from "react";
import { SectionHeading } from "@/components/ui/section-heading";

interface SettingsSectionProps {
  id: string;
  title: string;
  /** What it is about, below the title in the margin. */
  note?: ReactNode;
  children: ReactNode;
}

/** A part of the settings: its name in the margin, what can be read and changed beside it. */
export function SettingsSection({ id, title, note, children }: SettingsSectionProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid gap-x-10 gap-y-4 border-t border-rule py-8 first-of-type:border-t-0 first-of-type:pt-0 lg:grid-cols-[13rem_minmax(0,1fr)]"
    >
      <header>
        <SectionHeading id={`${id}-title`}>{title}</SectionHeading>
        {note && <div className="mt-1 max-w-prose text-sm text-quiet">{note}</div>}
      </header>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
