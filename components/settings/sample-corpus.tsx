"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { call } from "@/lib/client/http";
import type { StoreInfo } from "@/lib/contracts/types";
import { counted } from "@/lib/view/amounts";

interface SampleCorpusProps {
  sample: StoreInfo["sample"];
  canChange: boolean;
}

/** Whether the projects written for this package count. */
export function SampleCorpus({ sample, canChange }: SampleCorpusProps) {
  const router = useRouter();
  const isUsed = sample.in_use > 0;
  const change = useMutation({
    mutationFn: () => call("setSampleCorpus", { body: { in_use: !isUsed } }),
    onSuccess: () => router.refresh(),
  });
  return (
    <div className="space-y-3">
      <p>
        {isUsed
          ? `${counted(sample.in_use, "project")} written for this package are in use: ideas draw on their tags and are compared with them.`
          : sample.aside > 0
            ? `${counted(sample.aside, "project")} written for this package are set aside.`
            : "The store has no sample corpus."}
      </p>
      {canChange && sample.in_use + sample.aside > 0 && (
        <Button onClick={() => !change.isPending && change.mutate()} aria-disabled={change.isPending}>
          {isUsed ? "Set the sample corpus aside" : "Use the sample corpus again"}
        </Button>
      )}
      {change.error && <Notice tone="danger" role="alert" title={change.error.message} />}
    </div>
  );
}
