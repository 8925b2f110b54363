"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDesignerForm } from "@/lib/client/designer/designer-context";
import { estimateQuery } from "@/lib/client/designer/estimate-query";
import { useSettled } from "@/lib/client/hooks/use-settled";
import { queryOf } from "@/lib/client/http";
import { forecastWords } from "@/lib/view/forecast";

/** Steppers and sliders pass values that nobody wants to know about. */
const SETTLE_MS = 250;

/** What a run of what is in the form takes, as it changes; what it was at first, until that is known. */
export function LiveForecast({ initial }: { initial: string }) {
  const { draft } = useDesignerForm();
  const wanted = estimateQuery(draft);
  const query = useSettled(wanted === null ? "" : JSON.stringify(wanted), SETTLE_MS);
  const { data } = useQuery({
    ...queryOf("estimateRun", { query: query === "" ? {} : JSON.parse(query) }),
    enabled: query !== "",
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
  return data ? forecastWords(data) : initial;
}
