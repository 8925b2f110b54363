"use client";

import { useEffect } from "react";
import { removeShortlisted } from "@/lib/client/projects/shortlist";

/** Takes projects that are no longer there off the shortlist. */
export function ShortlistSync({ gone }: { gone: readonly number[] }) {
  useEffect(() => {
    for (const id of gone) removeShortlisted(id);
  }, [gone]);
  return null;
}
