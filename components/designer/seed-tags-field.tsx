"use client";

import type { ReactNode } from "react";
import { fieldId } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { TagWords } from "@/components/ui/tag-words";
import type { Draft } from "@/lib/client/designer/draft";
import { TagNotes } from "./tag-notes";
import { TagPicker } from "./tag-picker";

interface SeedTagsFieldProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  error?: string;
}

function hintText({ surprise, tags }: Draft): ReactNode {
  if (surprise) return "Tags will be drawn from the whole vocabulary, common ones more often.";
  if (tags.length === 0) return "Without tags they are drawn from the whole vocabulary.";
  return (
    <>
      Every idea will {tags.length === 1 ? "be about" : "combine"} <TagWords tags={tags} />.
    </>
  );
}

/** The seed tags, or "surprise me", which sets them aside without losing them. */
export function SeedTagsField({ draft, change, error }: SeedTagsFieldProps) {
  const surprise = (
    <label className="flex min-h-6 items-center gap-2 text-sm">
      <input
        type="checkbox"
        className="size-4 accent-accent"
        checked={draft.surprise}
        onChange={(event) => change({ surprise: event.target.checked })}
      />
      Surprise me
    </label>
  );
  const replace = (tag: string, other: string) => {
    const tags = draft.tags.map((each) => (each === tag ? other : each));
    change({ tags: [...new Set(tags)] });
    // The button is gone with its note.
    document.getElementById(fieldId("seed_tags"))?.focus();
  };
  const notes = <TagNotes tags={draft.surprise ? [] : draft.tags} onReplace={replace} />;
  return (
    <Field label="Tags" error={error} hint={hintText(draft)} aside={surprise} notes={notes}>
      <TagPicker
        id={fieldId("seed_tags")}
        tags={draft.tags}
        onChange={(tags) => change({ tags })}
        disabled={draft.surprise}
      />
    </Field>
  );
}
