"use client";

import { useHydrated } from "@/lib/client/hooks/use-hydrated";

const FORMAT: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short" };

/** A date and time in the reader's time zone, in UTC until the page is hydrated. */
export function Timestamp({ at }: { at: string }) {
  const timeZone = useHydrated() ? undefined : "UTC";
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {new Intl.DateTimeFormat("en-GB", { ...FORMAT, timeZone }).format(new Date(at))}
    </time>
  );
}
