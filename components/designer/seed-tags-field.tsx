"use client";

import { type ReactNode, Suspense } from "react";
import { fieldId } from "@/components/ui/error-summary";
import { NativeField } from "@/components/ui/native-field";
import { TagWords } from "@/components/ui/tag-words";
import type { Draft } from "@/lib/client/designer/draft";
import { useLeftText } from "@/lib/client/designer/use-left-text";
import { late } from "@/lib/client/late";
import { MAX_SEED_TAGS } from "@/lib/contracts/limits";
import { TagPicker } from "./tag-picker";

interface SeedTagsFieldProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  error?: string | undefined;
}

const ID = fieldId("seed_tags");

const TagNotes = late(() => import("./tag-advice").then((module) => module.TagNotes));
const RelatedTags = late(() => import("./tag-advice").then((module) => module.RelatedTags));

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
          <div id={`${ID}-notes`} aria-live="polite">
            {draft.tags.length > 0 && (
              <Suspense fallback={null}>
                <TagNotes tags={draft.tags} onReplace={replace} />
              </Suspense>
            )}
          </div>
          {draft.tags.length > 0 && draft.tags.length < MAX_SEED_TAGS && (
            // Room from the moment a tag is chosen, so that nothing moves when they arrive.
            <div className="mt-2 min-h-24 space-y-1 text-sm sm:min-h-14">
              <Suspense fallback={null}>
                <RelatedTags tags={draft.tags} onAdd={add} />
              </Suspense>
            </div>
          )}
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
