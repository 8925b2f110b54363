"use client";

import { useEffect, useState } from "react";

/** Whole seconds left of a wait that began now and starts over when `turn` changes. */
export function useCountdown(waitMs: number, turn: number): number {
  const [end, setEnd] = useState<{ turn: number; at: number } | null>(null);
  const [now, setNow] = useState(0);
  useEffect(() => {
    const began = Date.now();
    setEnd({ turn, at: began + waitMs });
    setNow(began);
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [waitMs, turn]);
  const left = end?.turn === turn ? end.at - now : waitMs;
  return Math.max(0, Math.ceil(left / 1000));
}
