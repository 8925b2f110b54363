import { type Scene, SHORTCUT_NAMES, type ShortcutName, shortcut } from "@/lib/view/shortcuts";

/** What of a keyboard event decides which shortcut it is. */
export type KeyPress = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "repeat" | "isComposing" | "keyCode"
>;

/** While an input method composes, keys belong to it; some browsers say so only by this code. */
const COMPOSING = 229;

/**
 * The shortcut that a key press is, in a scene; null for none.
 *
 * @param typing whether the press goes to a field: only shortcuts with Control or Command act then
 */
export function shortcutOf(press: KeyPress, scene: Scene, typing: boolean): ShortcutName | null {
  if (press.isComposing || press.keyCode === COMPOSING || press.altKey) return null;
  const key = latinKey(press);
  const found = SHORTCUT_NAMES.find((name) => {
    const { keys, scenes, modified = false, repeats = false } = shortcut(name);
    if (!scenes.includes(scene) || !keys.includes(key)) return false;
    if (press.repeat && !repeats) return false;
    if (modified !== (press.ctrlKey || press.metaKey)) return false;
    // Shift is how some keyboards write digits and question marks, but of a letter it is a modifier.
    if (press.shiftKey && (modified || /^[a-z]$/.test(key))) return false;
    return modified || !typing;
  });
  return found ?? null;
}

/** The key in lower case; where the layout has no Latin letters, the letter that a Latin one has there. */
function latinKey({ key, code }: KeyPress): string {
  if (key.length !== 1) return key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return key.charCodeAt(0) > 0x7f && letter ? letter.toLowerCase() : key.toLowerCase();
}

const FIELDS =
  "input, textarea, select, [contenteditable]:not([contenteditable='false']), [role='textbox'], [role='combobox']";
const SILENT_INPUTS = new Set(["checkbox", "radio", "button", "submit", "reset"]);
const DIALOGS = "dialog[open], [role='dialog'], [role='alertdialog']";
const LAYERS = `${DIALOGS}, [role='menu'], [role='listbox']`;

/** Whether what has the keyboard takes text. */
export function isField(target: EventTarget | null): boolean {
  const field = target instanceof Element ? target.closest(FIELDS) : null;
  return field !== null && !(field instanceof HTMLInputElement && SILENT_INPUTS.has(field.type));
}

/** Whether keys belong to an open dialog, menu or list of options; those with Control or Command, to a dialog alone. */
export const isLayerOpen = (modified: boolean) =>
  document.querySelector(modified ? DIALOGS : LAYERS) !== null;
