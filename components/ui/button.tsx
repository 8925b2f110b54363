import type { ComponentProps } from "react";

const LOOKS = {
  primary: "border px-3.5 border-accent bg-accent text-on-accent hover:brightness-110",
  plain: "border px-3.5 border-edge bg-sheet text-ink hover:border-accent hover:text-accent",
  bare: "text-ink underline decoration-edge underline-offset-4 hover:text-accent",
};

interface ButtonLook {
  look?: keyof typeof LOOKS;
}

/** The classes of a button, for links that look like one. */
export function buttonClass({ look = "plain" }: ButtonLook = {}): string {
  const shape = "inline-flex min-h-9 items-center justify-center gap-2 rounded-sm py-1.5 print:hidden";
  return `${shape} text-sm font-medium disabled:opacity-60 ${LOOKS[look]}`;
}

export function Button({ look, className = "", ...props }: ComponentProps<"button"> & ButtonLook) {
  return <button type="button" className={`${buttonClass({ look })} ${className}`} {...props} />;
}
