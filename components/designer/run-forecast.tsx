"use client";

import { Suspense, useEffect, useState } from "react";
import { useDesignerForm } from "@/lib/client/designer/designer-context";
import { EMPTY_DRAFT } from "@/lib/client/designer/draft";
import { late } from "@/lib/client/late";

interface RunForecastProps {
  /** For the form as it is when nothing is changed. */
  initial: string;
  id: string;
}

/** What a forecast depends on. */
const COUNTS = ["numIdeas", "maxCandidates", "ideasPerCall", "minIdeaScore", "judge"] as const;

const LiveForecast = late(() => import("./live-forecast").then((module) => module.LiveForecast));

/** What the run will take. It stands from the first moment, so that nothing moves when it changes. */
export function RunForecast({ initial, id }: RunForecastProps) {
  const { draft } = useDesignerForm();
  const changed = COUNTS.some((name) => draft[name] !== EMPTY_DRAFT[name]);
  const [live, setLive] = useState(changed);
  useEffect(() => {
    if (changed) setLive(true);
  }, [changed]);
  return (
    <p id={id} data-testid="forecast" className="figures min-h-12 text-sm text-quiet sm:min-h-6">
      {live ? (
        <Suspense fallback={initial}>
          <LiveForecast initial={initial} />
        </Suspense>
      ) : (
        initial
      )}
    </p>
  );
}
