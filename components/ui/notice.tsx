import type { ReactNode, Ref } from "react";

const TONES = { plain: "border-edge", caution: "border-caution", danger: "border-danger" };

interface NoticeProps {
  tone?: keyof typeof TONES;
  title?: ReactNode;
  /** Screen readers read an "alert" at once, a "status" at the next pause. */
  role?: "alert" | "status";
  /** With a ref, the notice can take focus. */
  ref?: Ref<HTMLDivElement>;
  children?: ReactNode;
}

/** A message set apart by a rule in the margin. */
export function Notice({ tone = "plain", title, role, ref, children }: NoticeProps) {
  const colour = tone === "danger" ? "text-danger" : tone === "caution" ? "text-caution" : "text-ink";
  return (
    <div
      ref={ref}
      role={role}
      tabIndex={ref ? -1 : undefined}
      className={`border-l-2 py-0.5 pl-4 ${TONES[tone]}`}
    >
      {title && <p className={`font-semibold ${colour}`}>{title}</p>}
      {children && <div className="max-w-prose text-sm">{children}</div>}
    </div>
  );
}
