"use client";

import { Button } from "@/components/ui/button";
import { SectionHeading } from "@/components/ui/section-heading";
import { TagWords } from "@/components/ui/tag-words";
import { useDesignerForm } from "@/lib/client/designer/designer-context";
import { listWords } from "@/lib/view/text";
import { FillLink } from "./fill-link";

/** Sets of tags to begin with: each fills the form in, or starts a run at once. */
export function ExampleSets({ sets }: { sets: string[][] }) {
  const { generateOn, asked } = useDesignerForm();
  if (sets.length === 0) return null;
  return (
    <section aria-labelledby="examples">
      <SectionHeading id="examples">Tags to begin with</SectionHeading>
      <ul className="mt-2 text-sm">
        {sets.map((tags) => (
          <li
            key={tags.join()}
            className="flex items-center justify-between gap-4 border-t border-rule py-1.5"
          >
            <FillLink tags={tags}>
              <TagWords tags={tags} />
            </FillLink>
            <Button
              aria-label={`Start a run on ${listWords(tags)}`}
              aria-disabled={asked !== null}
              onClick={() => void generateOn(tags)}
            >
              Start
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
