"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { type TagNote, useTagNotes } from "@/lib/client/designer/use-tag-notes";
import { queryOf } from "@/lib/client/http";
import { MAX_ASKED_TAGS } from "@/lib/contracts/limits";

interface TagNotesProps {
  tags: readonly string[];
  onReplace: (tag: string, other: string) => void;
}

/**
 * Says of the chosen tags that no project has what is known of them, and offers known ones. They may stay: it is no
 * error. Room is kept free for each from the moment it is chosen, so that nothing moves when its note arrives.
 */
export function TagNotes({ tags, onReplace }: TagNotesProps) {
  const { builtIn, notes } = useTagNotes(tags);
  if (notes.length === 0) return null;
  return (
    <ul aria-label="Notes on tags" className="mt-1.5 space-y-1">
      {notes.map((note) => (
        <li key={note.tag} data-testid="tag-note" className="min-h-16 text-sm sm:min-h-11">
          {note.found && <Note note={note.found} builtIn={builtIn ?? false} onReplace={onReplace} />}
        </li>
      ))}
    </ul>
  );
}

interface NoteProps {
  note: NonNullable<TagNote["found"]>;
  builtIn: boolean;
  onReplace: TagNotesProps["onReplace"];
}

function Note({ note: { tag, known, nearest }, builtIn, onReplace }: NoteProps) {
  return (
    <>
      <p className={known ? "text-quiet" : "text-caution"}>{sentence(tag, known, builtIn)}</p>
      {nearest.length > 0 && (
        <p className="text-quiet">
          Nearest:
          {nearest.map((other) => (
            <button
              key={other}
              type="button"
              aria-label={`${other}, in place of ${tag}`}
              onClick={() => onReplace(tag, other)}
              className="link ml-2 min-h-6 text-ink"
            >
              <bdi>{other}</bdi>
            </button>
          ))}
        </p>
      )}
    </>
  );
}

function sentence(tag: string, known: boolean, builtIn: boolean): ReactNode {
  const quoted = (
    <>
      “<bdi>{tag}</bdi>”
    </>
  );
  if (!builtIn) return <>No project here has {quoted}.</>;
  if (known) return <>No project here has {quoted} yet; the built-in composer knows it.</>;
  return <>The built-in composer knows nothing of {quoted}.</>;
}

interface RelatedTagsProps {
  tags: readonly string[];
  onAdd: (tag: string) => void;
}

/** As many as fit a line. */
const SHOWN = 5;

/** Tags to add to the chosen ones: those that go with them, and those that have never stood with them. */
export function RelatedTags({ tags, onAdd }: RelatedTagsProps) {
  const { data } = useQuery({
    ...queryOf("listRelatedTags", { query: { tag: tags.slice(0, MAX_ASKED_TAGS) } }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
  const free = (list: readonly { tag: string }[] = []) =>
    list.map(({ tag }) => tag).filter((tag) => !tags.includes(tag));
  return (
    <>
      <TagOffers title="Often with" tags={free(data?.tags).slice(0, SHOWN)} onAdd={onAdd} />
      <TagOffers title="Never combined" tags={free(data?.never).slice(0, SHOWN)} onAdd={onAdd} />
    </>
  );
}

interface TagOffersProps {
  title: string;
  tags: string[];
  onAdd: (tag: string) => void;
}

function TagOffers({ title, tags, onAdd }: TagOffersProps) {
  const id = useId();
  if (tags.length === 0) return null;
  return (
    <div className="flex items-baseline gap-x-3">
      <p id={id} className="w-30 shrink-0 text-quiet">
        {title}
      </p>
      <ul aria-labelledby={id} className="flex min-w-0 flex-wrap gap-x-3">
        {tags.map((tag) => (
          <li key={tag} className="min-w-0">
            <button
              type="button"
              aria-label={`Add ${tag}`}
              onClick={() => onAdd(tag)}
              className="link min-h-6"
            >
              <bdi>{tag}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
