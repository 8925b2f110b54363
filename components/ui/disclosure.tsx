"use client";

import { type ReactNode, useEffect, useState } from "react";

interface DisclosureProps {
  title: ReactNode;
  /** Opens it whenever it becomes true: where something in it is set, or wrong. */
  wanted: boolean;
  className?: string;
  onOpen?: () => void;
  children: ReactNode;
}

/** What few people need, behind its title. */
export function Disclosure({ title, wanted, className = "", onOpen, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (wanted) setOpen(true);
  }, [wanted]);
  return (
    <details
      className={className}
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
        if (event.currentTarget.open) onOpen?.();
      }}
    >
      <summary className="min-h-6 text-sm font-medium hover:text-accent">{title}</summary>
      {children}
    </details>
  );
}
