"use client";

import type { ReactNode } from "react";
import { DesignerContext } from "@/lib/client/designer/designer-context";
import { useDesigner } from "@/lib/client/designer/use-designer";
import type { RunEstimate } from "@/lib/contracts/types";
import { DesignerForm } from "./designer-form";
import type { Writer } from "./writer-line";

interface DesignerDeskProps {
  writer: Writer;
  /** For the form as it is when nothing is changed. */
  estimate: RunEstimate;
  /** The query of the page's address, which may fill the form in. */
  search: string;
  /** Stands beside the form. */
  children: ReactNode;
}

/** The form, and what stands beside it and fills it in. */
export function DesignerDesk({ writer, estimate, search, children }: DesignerDeskProps) {
  const designer = useDesigner(writer.builtIn, search);
  return (
    <DesignerContext value={designer}>
      <div className="grid gap-12 lg:grid-cols-[minmax(0,1fr)_20.5rem] lg:gap-14">
        <DesignerForm writer={writer} estimate={estimate} />
        {children}
      </div>
    </DesignerContext>
  );
}
