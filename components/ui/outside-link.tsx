import type { ReactNode } from "react";

interface OutsideLinkProps {
  /** May come from strangers. */
  href: string;
  children: ReactNode;
}

/** A link to another site, which learns nothing of this one; what is no web address is shown as text. */
export function OutsideLink({ href, children }: OutsideLinkProps) {
  if (!/^https?:\/\//i.test(href)) return <bdi>{children}</bdi>;
  return (
    <a href={href} dir="auto" rel="noopener noreferrer nofollow ugc" className="link">
      {children}
    </a>
  );
}
