"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { call } from "@/lib/client/http";

const INTERVAL_MS = 2000;

interface MapRenewalProps {
  drawnAt: string | null;
  renewing: boolean;
}

/** Shows the next map once it is drawn; says that one is being drawn where there is one to look at meanwhile. */
export function MapRenewal({ drawnAt, renewing }: MapRenewalProps) {
  const router = useRouter();
  useEffect(() => {
    if (!renewing) return;
    // What the page came with is of its moment, so that the first question can wait.
    const timer = setInterval(async () => {
      const map = await call("getProjectMap", { query: { limit: 0 } }).catch(() => null);
      if (map && !map.renewing) router.refresh();
    }, INTERVAL_MS);
    return () => clearInterval(timer);
  }, [renewing, router]);
  return (
    <p role="status" className="text-sm text-quiet">
      {renewing && drawnAt !== null && "Projects have changed; the map is being drawn again."}
    </p>
  );
}
