import type { RunSummary } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { sectionsFor } from "@/lib/view/sections";
import { runState, runSubject, runTitle } from "@/lib/view/text";

/** A line of the palette: a place to go to, or something to do. */
export interface PaletteItem {
  /** Of all lines, this one. */
  value: string;
  label: string;
  /** What tells it from others of its name. */
  about?: string;
  /** What else finds it. */
  words?: string;
  href?: string;
  run?: () => void;
}

export interface PaletteGroup {
  value: string;
  items: PaletteItem[];
}

/** Whether every word of what is typed begins a word of the line. */
export function isMatch({ label, about = "", words = "" }: PaletteItem, typed: string): boolean {
  const text = ` ${label} ${about} ${words}`.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  return typed
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .every((word) => text.includes(` ${word}`));
}

export const pageItems = (admin: boolean): PaletteItem[] =>
  sectionsFor(admin).map(({ href, label }) => ({ value: `page ${href}`, label, href }));

/** Runs, each once; one that has a name is found by what it is about as well, and by its note and number. */
export const runItems = (runs: readonly RunSummary[]): PaletteItem[] =>
  [...new Map(runs.map((run) => [run.task_id, run])).values()].map((run) => ({
    value: `run ${run.task_id}`,
    label: runTitle(run),
    about: runState(run),
    words: `run ${run.number} ${runSubject(run)} ${run.note ?? ""}`,
    href: links.run(run.task_id),
  }));

export const projectItems = (projects: readonly { id: number; title: string }[]): PaletteItem[] =>
  projects.map(({ id, title }) => ({ value: `project ${id}`, label: title, href: links.project(id) }));

/** For each tag its projects, and a run on it. */
export const tagItems = (tags: readonly string[]): PaletteItem[] =>
  tags.flatMap((tag) => [
    { value: `tag ${tag}`, label: tag, about: "its projects", href: links.projects({ tags: [tag] }) },
    { value: `generate ${tag}`, label: tag, about: "generate on it", href: links.designer({ tags: [tag] }) },
  ]);

/**
 * The groups in which something matches, each with no more lines than are read at a glance.
 *
 * @param typed what is looked for; where it is empty, `unasked` groups alone are shown
 */
export function shownGroups(
  groups: readonly (PaletteGroup & { max: number; unasked: boolean })[],
  typed: string,
) {
  const asked = typed.trim() !== "";
  return groups
    .filter(({ unasked }) => asked || unasked)
    .map(({ value, items, max }) => ({
      value,
      items: items.filter((item) => !asked || isMatch(item, typed)).slice(0, max),
    }))
    .filter(({ items }) => items.length > 0);
}
