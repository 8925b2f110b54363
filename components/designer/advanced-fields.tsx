"use client";

import { Suspense, useState } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import type { FieldName } from "@/lib/client/designer/check-draft";
import { changedMeasures, EMPTY_DRAFT } from "@/lib/client/designer/draft";
import { late } from "@/lib/client/late";
import type { AdvancedOptionsProps } from "./advanced-options";

const FIELDS: FieldName[] = [
  ...(["seed", "min_idea_score", "max_candidates", "ideas_per_call"] as const),
  ...(["language", "judge", "measures"] as const),
];
const VALUES = ["seed", "minIdeaScore", "maxCandidates", "ideasPerCall", "language", "judge"] as const;

const AdvancedOptions = late(() => import("./advanced-options").then((module) => module.AdvancedOptions));

/** Options few people need, loaded when they are wanted; they open by themselves where one is set or invalid. */
export function AdvancedFields(props: AdvancedOptionsProps) {
  const { draft, errors } = props;
  const [seen, setSeen] = useState(false);
  const filled =
    VALUES.some((name) => draft[name] !== EMPTY_DRAFT[name]) || changedMeasures(draft.measures).length > 0;
  const wanted = filled || FIELDS.some((name) => errors[name] !== undefined);
  return (
    <Disclosure
      title="Advanced options"
      wanted={wanted}
      onOpen={() => setSeen(true)}
      className="border-t border-rule pt-4"
    >
      {(seen || wanted) && (
        <Suspense fallback={null}>
          <AdvancedOptions {...props} />
        </Suspense>
      )}
    </Disclosure>
  );
}
