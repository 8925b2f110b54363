"use client";

import { type RefObject, useEffect, useRef, useState } from "react";

/** The width of an element in pixels; until it is known, that of the smallest screen. */
export function useSide(): [RefObject<HTMLDivElement | null>, number] {
  const ref = useRef<HTMLDivElement>(null);
  const [side, setSide] = useState(280);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setSide(entry.contentRect.width));
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return [ref, side];
}
