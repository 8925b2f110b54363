"use client";

import { useHydrated } from "@/lib/client/use-hydrated";

const FORMAT: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short" };

/** A moment, in the reader's time zone as soon as the browser is there to know it; until then in UTC. */
export function When({ at }: { at: string }) {
  const zone = useHydrated() ? undefined : "UTC";
  return (
    <time dateTime={at}>
      {new Intl.DateTimeFormat("en-GB", { ...FORMAT, timeZone: zone }).format(new Date(at))}
    </time>
  );
}
