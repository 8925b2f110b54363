"use client";

import { useQuery } from "@tanstack/react-query";
import { queryOf } from "@/lib/client/http";

/** Says that the model does not answer, while it does not. */
export function WriterHealth() {
  const { data: health } = useQuery({ ...queryOf("getHealth", {}), staleTime: 60_000, retry: false });
  if (health === undefined || health.llm.ok) return null;
  return (
    <p className="text-danger">
      It is not answering at the moment. <bdi>{health.llm.error}</bdi>
    </p>
  );
}
