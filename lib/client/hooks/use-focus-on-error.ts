import { type RefObject, useEffect, useRef } from "react";

/** A ref for the control that gets the focus whenever a request has failed. */
export function useFocusOnError(error: Error | null): RefObject<HTMLInputElement | null> {
  const control = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (error) control.current?.focus();
  }, [error]);
  return control;
}
