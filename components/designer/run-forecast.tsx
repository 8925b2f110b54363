"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDesignerForm } from "@/lib/client/designer/designer-context";
import { EMPTY_DRAFT } from "@/lib/client/designer/draft";
import { estimateQuery } from "@/lib/client/designer/estimate-query";
import { useSettled } from "@/lib/client/hooks/use-settled";
import { queryOf } from "@/lib/client/http";
import type { RunEstimate } from "@/lib/contracts/types";
import { forecastBasis, forecastSentence } from "@/lib/view/forecast";

interface RunForecastProps {
  /** For the form as it is when nothing is changed. */
  initial: RunEstimate;
  id: string;
}

/** Steppers and sliders pass values that nobody wants to know about. */
const SETTLE_MS = 250;
const UNCHANGED = JSON.stringify(estimateQuery(EMPTY_DRAFT));

/** What the run will take. It stands from the first moment, so that nothing moves when it changes. */
export function RunForecast({ initial, id }: RunForecastProps) {
  const { draft } = useDesignerForm();
  const wanted = estimateQuery(draft);
  const query = useSettled(wanted === null ? "" : JSON.stringify(wanted), SETTLE_MS);
  const { data = initial } = useQuery({
    ...queryOf("estimateRun", { query: query === "" ? {} : JSON.parse(query) }),
    enabled: query !== "",
    // What the page came with needs no request of its own.
    ...(query === UNCHANGED && initial.runs > 0 ? { initialData: initial } : {}),
    placeholderData: (before) => keepPreviousData(before) ?? initial,
    staleTime: 30_000,
    retry: false,
  });
  const sentence = forecastSentence(data);
  return (
    <p id={id} data-testid="forecast" className="figures min-h-12 text-sm text-quiet sm:min-h-6">
      {sentence === null
        ? "This model has written no run yet; the first will tell what one takes."
        : `${sentence}, ${forecastBasis(data.runs)}.`}
    </p>
  );
}
