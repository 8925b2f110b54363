import type { ReactNode, Ref } from "react";

interface PageHeadingProps {
  /** A line above the title. */
  over?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  /** With a ref, the title can take focus. */
  ref?: Ref<HTMLHeadingElement>;
}

export function PageHeading({ over, title, children, ref }: PageHeadingProps) {
  return (
    <header className="mb-8 border-b border-ink pb-5">
      {over && <p className="mb-1 text-sm text-quiet">{over}</p>}
      <h1
        ref={ref}
        dir="auto"
        tabIndex={ref ? -1 : undefined}
        className="font-serif text-3xl leading-tight font-semibold tracking-tight text-balance sm:text-4xl"
      >
        {title}
      </h1>
      {children && <div className="mt-3 max-w-prose text-quiet">{children}</div>}
    </header>
  );
}
