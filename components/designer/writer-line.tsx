"use client";

import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useEffect, useState } from "react";
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
      {!builtIn && <WriterHealth />}
    </div>
  );
}

/** Good for a minute, in milliseconds. */
const STALE_MS = 60_000;

/** Says that the model does not answer, while it does not. Without useQuery, which the page would load for this alone. */
function WriterHealth() {
  const client = useQueryClient();
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    const ask = () =>
      client.fetchQuery({ ...queryOf("getHealth", {}), staleTime: STALE_MS }).then(
        ({ llm }) => setError(llm.error ?? null),
        () => {},
      );
    void ask();
    document.addEventListener("visibilitychange", ask);
    return () => document.removeEventListener("visibilitychange", ask);
  }, [client]);
  if (error === null) return null;
  return (
    <p className="text-danger">
      It is not answering at the moment. <bdi>{error}</bdi>
    </p>
  );
}
