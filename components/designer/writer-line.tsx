"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { queryOf } from "@/lib/client/http";
import { links } from "@/lib/view/links";

/** Who writes the ideas. */
export interface Writer {
  /** The model's name. */
  model: string;
  builtIn: boolean;
}

/** Which model writes, whether it answers, and where another is chosen. */
export function WriterLine({ model, builtIn }: Writer) {
  const { data: health } = useQuery({
    ...queryOf("getHealth", {}),
    enabled: !builtIn,
    staleTime: 60_000,
    retry: false,
  });
  const silent = health !== undefined && !health.llm.ok;
  return (
    <div className="text-sm text-quiet">
      <p>
        Written by{" "}
        <span className="font-medium text-ink">{builtIn ? "the built-in composer" : <bdi>{model}</bdi>}</span>
        {builtIn && ", which composes from patterns on this machine"}.{" "}
        <Link href={links.settings()} prefetch={false} className="link">
          {builtIn ? "Connect a model" : "Change it"}
        </Link>
      </p>
      {silent && (
        <p className="text-danger">
          It is not answering at the moment. <bdi>{health.llm.error}</bdi>
        </p>
      )}
    </div>
  );
}
