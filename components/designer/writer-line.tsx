"use client";

import Link from "next/link";
import { Suspense } from "react";
import { late } from "@/lib/client/late";
import { links } from "@/lib/view/links";

/** Who writes the ideas. */
export interface Writer {
  /** The model's name. */
  model: string;
  builtIn: boolean;
}

const WriterHealth = late(() => import("./writer-health").then((module) => module.WriterHealth));

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
      {!builtIn && (
        <Suspense fallback={null}>
          <WriterHealth />
        </Suspense>
      )}
    </div>
  );
}
