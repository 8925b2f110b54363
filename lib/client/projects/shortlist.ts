"use client";

import { useSyncExternalStore } from "react";
import { MAX_COMPARED } from "@/lib/contracts/limits";

/** A project that was put aside to be compared. */
export interface Shortlisted {
  id: number;
  title: string;
}

const STORAGE_KEY = "waywo:shortlist";
const MAX_TITLE = 200;
const NONE: readonly Shortlisted[] = [];

const listeners = new Set<() => void>();
/** For where storage is blocked: the list then lasts until the page is left. */
let memory: string | null = null;
/** The list that a text was read as: the same text is the same list. */
let last: { text: string | null; list: readonly Shortlisted[] } = { text: null, list: NONE };

function storedText(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? memory;
  } catch {
    return memory;
  }
}

/** What a stored text says, whoever wrote it; at most four, each once. */
export function readShortlist(text: string | null): readonly Shortlisted[] {
  let value: unknown;
  try {
    value = JSON.parse(text ?? "[]");
  } catch {
    return NONE;
  }
  if (!Array.isArray(value)) return NONE;
  const seen = new Set<number>();
  const list = value.flatMap((each: unknown): Shortlisted[] => {
    const { id, title } = Object(each) as { id?: unknown; title?: unknown };
    if (typeof id !== "number" || !Number.isSafeInteger(id) || id < 1 || seen.has(id)) return [];
    seen.add(id);
    return [{ id, title: typeof title === "string" ? title.slice(0, MAX_TITLE) : String(id) }];
  });
  return list.slice(0, MAX_COMPARED);
}

function shortlist(): readonly Shortlisted[] {
  const text = storedText();
  if (text !== last.text) last = { text, list: readShortlist(text) };
  return last.list;
}

function store(list: readonly Shortlisted[]): void {
  memory = list.length === 0 ? null : JSON.stringify(list);
  try {
    if (memory === null) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, memory);
  } catch {
    // Said by `memory` then.
  }
  for (const listener of listeners) listener();
}

/** Puts a project on the list, or takes it off. A full list stays as it is. */
export function toggleShortlisted({ id, title }: Shortlisted): void {
  const list = shortlist();
  if (list.some((each) => each.id === id)) store(list.filter((each) => each.id !== id));
  else if (list.length < MAX_COMPARED) store([...list, { id, title }]);
}

export function removeShortlisted(id: number): void {
  store(shortlist().filter((each) => each.id !== id));
}

export const clearShortlist = () => store(NONE);

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  window.addEventListener("storage", changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener("storage", changed);
  };
}

/** The projects put aside to be compared, in all tabs; none while the server renders. */
export const useShortlist = () => useSyncExternalStore(subscribe, shortlist, () => NONE);
