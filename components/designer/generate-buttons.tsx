"use client";

import { Button } from "@/components/ui/button";
import { useDesignerForm } from "@/lib/client/designer/designer-context";
import { ideas } from "@/lib/view/amounts";

/** The id of the button that starts the run. */
export const GENERATE = "generate";

/** Starts the run, or has one idea written first; what they will take stands below. */
export function GenerateButtons({ describedBy }: { describedBy: string }) {
  const { draft, asked, writePreview } = useDesignerForm();
  return (
    <div className="flex flex-wrap gap-x-3 gap-y-2">
      <Button
        type="submit"
        id={GENERATE}
        look="primary"
        aria-disabled={asked !== null}
        aria-describedby={describedBy}
        className="w-full sm:w-auto"
      >
        {asked === "run" || asked === "example"
          ? "Starting…"
          : `Generate ${draft.numIdeas === null ? "ideas" : ideas(draft.numIdeas)}`}
      </Button>
      <Button aria-disabled={asked !== null} onClick={() => void writePreview()} className="w-full sm:w-auto">
        {asked === "preview" ? "Starting…" : "Preview one"}
      </Button>
    </div>
  );
}
