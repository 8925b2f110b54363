"use client";

import { useState } from "react";
import { TagPicker } from "@/components/designer/tag-picker";
import { fieldId } from "@/components/ui/error-summary";
import { NativeField } from "@/components/ui/native-field";
import type { TypedTags } from "@/lib/client/designer/settle-typed";
import { useLeftText } from "@/lib/client/designer/use-left-text";

/** As many as the pipeline gives an idea. */
export const MAX_TAGS = 5;

interface HashtagsFieldProps {
  tags: string[];
  onChange: (tags: string[]) => void;
  error: string | undefined;
}

/** The tags of a project, to be changed. */
export function HashtagsField({ tags, onChange, error }: HashtagsFieldProps) {
  const [typed, setTyped] = useState("");
  const change = (part: Partial<TypedTags>) => {
    if (part.typed !== undefined) setTyped(part.typed);
    if (part.tags !== undefined) onChange(part.tags);
  };
  const left = useLeftText({ tags, typed }, change, MAX_TAGS);
  return (
    <NativeField id={fieldId("hashtags")} label="Tags" error={left.message ?? error}>
      {(control) => (
        <TagPicker
          control={control}
          tags={tags}
          typed={typed}
          onChange={(part) => {
            left.enter();
            change(part);
          }}
          onEnter={left.enter}
          onLeave={left.leave}
          max={MAX_TAGS}
        />
      )}
    </NativeField>
  );
}
