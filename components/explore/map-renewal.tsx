"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { queryOf } from "@/lib/client/http";

const INTERVAL_MS = 2000;

interface MapRenewalProps {
  drawnAt: string | null;
  renewing: boolean;
}

/** Shows the next map once it is drawn; says that one is being drawn where there is one to look at meanwhile. */
export function MapRenewal({ drawnAt, renewing }: MapRenewalProps) {
  const router = useRouter();
  const { data } = useQuery({
    ...queryOf("getProjectMap", { query: { limit: 0 } }),
    enabled: renewing,
    refetchInterval: INTERVAL_MS,
  });
  const isDone = renewing && data !== undefined && !data.renewing;
  useEffect(() => {
    if (isDone) router.refresh();
  }, [isDone, router]);
  return (
    <p role="status" className="text-sm text-quiet">
      {renewing && drawnAt !== null && "Projects have changed; the map is being drawn again."}
    </p>
  );
}
