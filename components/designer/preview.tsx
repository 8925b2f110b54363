"use client";

import Link from "next/link";
import { Suspense } from "react";
import { useDesignerForm } from "@/lib/client/designer/designer-context";
import { late } from "@/lib/client/late";
import { links } from "@/lib/view/links";
import { PreviewStatus, WRITING } from "./preview-status";

const PreviewRun = late(() => import("./preview-run").then((module) => module.PreviewRun));

/** One idea, written with what is in the form, shown in place; it is a run like any other, and is saved. */
export function Preview() {
  const { preview } = useDesignerForm();
  return (
    <section aria-label="Preview" data-testid="preview">
      {preview !== null && (
        <div className="border-t border-rule pt-4">
          <Suspense fallback={<PreviewStatus>{WRITING}</PreviewStatus>}>
            <PreviewRun key={preview} taskId={preview} />
          </Suspense>
          <p className="mt-2 text-sm text-quiet">
            It is saved, as{" "}
            <Link href={links.run(preview)} prefetch={false} className="link">
              a run of one idea
            </Link>
            .
          </p>
        </div>
      )}
    </section>
  );
}
