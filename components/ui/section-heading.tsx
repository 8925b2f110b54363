import type { ComponentProps } from "react";

/** The look of a section's title, for a `summary` that is one. */
export const SECTION_TITLE = "font-serif text-xl leading-snug font-semibold";

/** The title of a section. */
export function SectionHeading({ className = "", ...props }: ComponentProps<"h2">) {
  return <h2 className={`${SECTION_TITLE} ${className}`} {...props} />;
}
