"use client";

import type { ReactNode } from "react";
import { DesignerContext } from "@/lib/client/designer/designer-context";
import type { Draft } from "@/lib/client/designer/draft";
import { useDesigner } from "@/lib/client/designer/use-designer";
import { DesignerForm } from "./designer-form";
import type { Writer } from "./writer-line";

interface DesignerDeskProps {
  writer: Writer;
  /** What a run takes of the form as it is when nothing is changed. */
  forecast: string;
  /** What the page's address fills the form in with. */
  prefill: Draft | null;
  /** Stands beside the form. */
  children: ReactNode;
}

/** The form, and what stands beside it and fills it in. */
export function DesignerDesk({ writer, forecast, prefill, children }: DesignerDeskProps) {
  const designer = useDesigner(writer.builtIn, prefill);
  return (
    <DesignerContext value={designer}>
      <div className="grid gap-12 lg:grid-cols-[minmax(0,1fr)_20.5rem] lg:gap-14">
        <DesignerForm writer={writer} forecast={forecast} />
        {children}
      </div>
    </DesignerContext>
  );
}
