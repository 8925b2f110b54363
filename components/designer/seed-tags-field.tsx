"use client";

import type { ReactNode } from "react";
import { fieldId } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { TagWords } from "@/components/ui/tag-words";
import type { Draft } from "@/lib/client/designer/draft";
import { useLeftText } from "@/lib/client/designer/use-left-text";
import { TagNotes } from "./tag-notes";
import { TagPicker } from "./tag-picker";

interface SeedTagsFieldProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  error?: string | undefined;
}

function hintText({ tags }: Draft): ReactNode {
  if (tags.length === 0) return "Left empty, each idea draws its own from the whole vocabulary.";
  return (
    <>
      Every idea will {tags.length === 1 ? "be about" : "combine"} <TagWords tags={tags} />.
    </>
  );
}

/** The seed tags. An empty field is the one way to say "any". */
export function SeedTagsField({ draft, change, error }: SeedTagsFieldProps) {
  const left = useLeftText(draft, change);
  const replace = (tag: string, other: string) => {
    const tags = draft.tags.map((each) => (each === tag ? other : each));
    change({ tags: [...new Set(tags)] });
    // The button is gone with its note.
    document.getElementById(fieldId("seed_tags"))?.focus();
  };
  return (
    <Field
      label="Tags"
      error={left.message ?? error}
      hint={hintText(draft)}
      notes={<TagNotes tags={draft.tags} onReplace={replace} />}
    >
      <TagPicker
        id={fieldId("seed_tags")}
        tags={draft.tags}
        typed={draft.typed}
        onChange={(part) => {
          left.enter();
          change(part);
        }}
        onEnter={left.enter}
        onLeave={left.leave}
      />
    </Field>
  );
}
