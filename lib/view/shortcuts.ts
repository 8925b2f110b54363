/** What is in the foreground, and so which keys act; those of the site act on every page beside. */
export type Scene = "site" | "list" | "project" | "queue" | "reject" | "edit";

interface ShortcutDeclaration {
  /** As `KeyboardEvent.key` has them, letters in lower case. */
  keys: readonly string[];
  /** Whether it is pressed with Control, or Command on a Mac; it then works while typing. */
  modified?: true;
  scenes: readonly Scene[];
  /** Whether holding the key down repeats it. */
  repeats?: true;
  label: string;
}

/** The keys of the pages. Key handling, the help dialog and the badges on buttons all come from here. */
export const SHORTCUTS = {
  palette: { keys: ["k"], modified: true, scenes: ["site"], label: "Search and commands" },
  help: { keys: ["?"], scenes: ["site"], label: "Show the keys" },
  approve: { keys: ["a"], scenes: ["queue"], label: "Approve" },
  reject: { keys: ["r"], scenes: ["queue"], label: "Reject, then 1 to 5 for a reason, or type one" },
  duplicate: {
    keys: ["d"],
    scenes: ["queue"],
    label: "Duplicate of the nearest project, or of the chosen one",
  },
  edit: { keys: ["e"], scenes: ["queue"], label: "Edit" },
  next: {
    keys: ["j"],
    scenes: ["queue", "list", "project"],
    repeats: true,
    label: "Next idea",
  },
  previous: { keys: ["k"], scenes: ["queue", "list", "project"], repeats: true, label: "Previous idea" },
  undo: { keys: ["u"], scenes: ["queue"], label: "Undo the last change" },
  select: { keys: ["x"], scenes: ["queue", "list"], label: "Select, to change several at once" },
  reason: { keys: ["1", "2", "3", "4", "5"], scenes: ["reject"], label: "Reject for this reason" },
  cancel: { keys: ["Escape"], scenes: ["reject"], label: "Do not reject after all" },
  save: { keys: ["Enter"], modified: true, scenes: ["edit"], label: "Save, and go to the next idea" },
  bookmark: { keys: ["b"], scenes: ["list", "project"], label: "Bookmark" },
  compare: {
    keys: ["c"],
    scenes: ["list", "project"],
    label: "Put on the shortlist to compare, or take off it",
  },
  copy: { keys: ["m"], scenes: ["project"], label: "Copy as Markdown" },
  search: { keys: ["/"], scenes: ["list"], label: "Search" },
} as const satisfies Record<string, ShortcutDeclaration>;

export type ShortcutName = keyof typeof SHORTCUTS;
export const SHORTCUT_NAMES = Object.keys(SHORTCUTS) as ShortcutName[];

/** One shortcut, with the widest type its fields can have. */
export const shortcut = (name: ShortcutName): ShortcutDeclaration => SHORTCUTS[name];

/** What a button says of its keys to assistive technology, as `aria-keyshortcuts`; one key where several are given. */
export function ariaKeys(name: ShortcutName, key?: string): string {
  const { keys, modified } = shortcut(name);
  const shown = key ? [key] : keys;
  return shown
    .flatMap((each) =>
      modified ? [`Control+${each}`, `Meta+${each}`] : [each.length === 1 ? each.toUpperCase() : each],
    )
    .join(" ");
}

/** What a person reads: "A", "⌘ Enter", "1–5". */
export function keyText(name: ShortcutName, mac: boolean): string {
  const { keys, modified } = shortcut(name);
  const first = (keys[0] ?? "").toUpperCase();
  const named = first.length > 1 ? (keys[0] === "Escape" ? "Esc" : (keys[0] ?? "")) : first;
  if (keys.length > 1) return `${first}–${keys.at(-1)}`;
  return modified ? `${mac ? "⌘" : "Ctrl"} ${named}` : named;
}
