"use client";

import { useEffect } from "react";

/** Keeps the tab's title current; what follows " · " at its end, the site's name, stays. */
export function useTabTitle(title: string): void {
  useEffect(() => {
    const site = document.title.split(" · ").at(-1);
    document.title = site ? `${title} · ${site}` : title;
  }, [title]);
}
