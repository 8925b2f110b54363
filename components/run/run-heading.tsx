"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { PageHeading } from "@/components/ui/page-heading";
import { When } from "@/components/ui/when";
import { takeFocus } from "@/lib/client/focus-hint";
import { creativityWord, runTitle } from "@/lib/client/run-words";
import type { RunStatus } from "@/lib/contracts/generate";

/** What the run is about. It takes focus when its person has just started it. */
export function RunHeading({ status }: { status: RunStatus }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeFocus(status.task_id)) heading.current?.focus();
  }, [status.task_id]);
  const over = (
    <Link href="/runs" className="link">
      Runs
    </Link>
  );
  return (
    <PageHeading ref={heading} over={over} title={runTitle(status)}>
      <p className="figures text-sm">
        Started <When at={status.created_at} /> · creativity {status.creativity} (
        {creativityWord(status.creativity)}) · written by{" "}
        {status.model === "built-in" ? "the built-in composer" : status.model}
      </p>
    </PageHeading>
  );
}
