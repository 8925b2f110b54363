"use client";

import { Field as BaseField } from "@base-ui/react/field";
import type { ComponentProps } from "react";

/** A line of text, to stand in a Field. */
export function TextInput({ className = "", ...props }: ComponentProps<typeof BaseField.Control>) {
  const look = "h-9 w-full rounded-sm border border-edge bg-sheet px-2.5 data-[invalid]:border-danger";
  return <BaseField.Control className={`${look} ${className}`} {...props} />;
}
