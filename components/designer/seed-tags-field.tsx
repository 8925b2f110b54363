"use client";

import type { ReactNode } from "react";
import { fieldId } from "@/components/ui/error-summary";
import { NativeField } from "@/components/ui/native-field";
import { TagWords } from "@/components/ui/tag-words";
import type { Draft } from "@/lib/client/designer/draft";
import { useLeftText } from "@/lib/client/designer/use-left-text";
import { RelatedTags } from "./related-tags";
import { TagNotes } from "./tag-notes";
import { TagPicker } from "./tag-picker";

interface SeedTagsFieldProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  error?: string | undefined;
}

const ID = fieldId("seed_tags");

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
    document.getElementById(ID)?.focus();
  };
  const add = (tag: string) => {
    change({ tags: [...draft.tags, tag] });
    document.getElementById(ID)?.focus();
  };
  return (
    <NativeField
      id={ID}
      label="Tags"
      error={left.message ?? error}
      hint={hintText(draft)}
      notes={
        <>
          <TagNotes id={`${ID}-notes`} tags={draft.tags} onReplace={replace} />
          <RelatedTags tags={draft.tags} onAdd={add} />
        </>
      }
    >
      {(control) => (
        <TagPicker
          control={control}
          tags={draft.tags}
          typed={draft.typed}
          onChange={(part) => {
            left.enter();
            change(part);
          }}
          onEnter={left.enter}
          onLeave={left.leave}
        />
      )}
    </NativeField>
  );
}
