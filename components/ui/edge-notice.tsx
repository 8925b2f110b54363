import type { ComponentProps } from "react";

/** What must be known on whatever part of the page one reads, along the lower edge of the window. */
export function EdgeNotice({ title, children, ...props }: ComponentProps<"div">) {
  return (
    <div
      className="lower-bar fixed inset-x-0 bottom-0 z-30 border-t-2 border-caution bg-sheet px-4 py-2 text-center text-sm print:hidden"
      {...props}
    >
      <span className="font-semibold text-caution">{title}</span> {children}
    </div>
  );
}
