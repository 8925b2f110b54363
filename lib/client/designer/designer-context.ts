"use client";

import { createContext, useContext } from "react";
import type { useDesigner } from "./use-designer";

type Designer = ReturnType<typeof useDesigner>;

export const DesignerContext = createContext<Designer | null>(null);

/** The form of the Designer's page, for what stands around it. */
export function useDesignerForm(): Designer {
  const designer = useContext(DesignerContext);
  if (!designer) throw new Error("There is no Designer around this.");
  return designer;
}
