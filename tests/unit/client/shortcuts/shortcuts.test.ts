import { describe, expect, it } from "vitest";
import { type KeyPress, shortcutOf } from "@/lib/client/shortcuts/shortcuts";
import { ariaKeys, keyText, type Scene, SHORTCUT_NAMES, SHORTCUTS, shortcut } from "@/lib/view/shortcuts";

const press = (key: string, over: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
  keyCode: 0,
  ...over,
});

const SCENES: Scene[] = ["site", "list", "project", "queue", "reject", "edit"];

describe("the table of shortcuts", () => {
  it("has the keys that are promised", () => {
    const keys = Object.fromEntries(
      SHORTCUT_NAMES.map((name) => {
        const { keys, modified } = shortcut(name);
        return [`${modified ? "Control " : ""}${keys.join("")}`, name];
      }),
    );
    expect(keys).toEqual({
      a: "approve",
      r: "reject",
      d: "duplicate",
      e: "edit",
      j: "next",
      k: "previous",
      u: "undo",
      x: "select",
      "12345": "reason",
      Escape: "cancel",
      "Control Enter": "save",
      "Control k": "palette",
      b: "bookmark",
      c: "compare",
      m: "copy",
      "/": "search",
      "?": "help",
    });
    expect(SHORTCUTS.save.modified).toBe(true);
  });

  it("gives no key two meanings in one scene", () => {
    for (const scene of SCENES) {
      const keys = SHORTCUT_NAMES.filter((name) => shortcut(name).scenes.includes(scene)).flatMap(
        (name) => shortcut(name).keys,
      );
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it("finds every shortcut by each of its keys, in its scenes alone", () => {
    for (const name of SHORTCUT_NAMES) {
      const { keys, scenes, modified = false } = shortcut(name);
      for (const key of keys)
        for (const scene of SCENES) {
          const found = shortcutOf(press(key, { ctrlKey: modified }), scene, false);
          expect([name, key, scene, found]).toEqual([name, key, scene, scenes.includes(scene) ? name : null]);
        }
    }
  });
});

describe("a key press", () => {
  it("is no shortcut while typing, unless it is pressed with Control or Command", () => {
    for (const name of SHORTCUT_NAMES) {
      const { keys, scenes, modified = false } = shortcut(name);
      const [scene = "queue"] = scenes;
      const found = shortcutOf(press(keys[0] ?? "", { metaKey: modified }), scene, true);
      expect([name, found]).toEqual([name, modified ? name : null]);
    }
  });

  it.each(["ctrlKey", "metaKey", "altKey"] as const)("is no single-key shortcut with %s", (modifier) => {
    for (const key of ["a", "r", "d", "e", "j", "k", "u", "x", "?"])
      expect(shortcutOf(press(key, { [modifier]: true }), "queue", false)).toBeNull();
    expect(shortcutOf(press("1", { [modifier]: true }), "reject", false)).toBeNull();
  });

  it("takes a letter with Shift for no shortcut, but with Caps Lock for the letter", () => {
    expect(shortcutOf(press("A", { shiftKey: true }), "queue", false)).toBeNull();
    expect(shortcutOf(press("A"), "queue", false)).toBe("approve");
  });

  it("takes ? and digits with Shift, as some keyboards write them", () => {
    expect(shortcutOf(press("?", { shiftKey: true }), "site", false)).toBe("help");
    expect(shortcutOf(press("3", { shiftKey: true, code: "Digit3" }), "reject", false)).toBe("reason");
  });

  it("means the letter at its place on a keyboard without Latin letters", () => {
    expect(shortcutOf(press("ф", { code: "KeyA" }), "queue", false)).toBe("approve");
    expect(shortcutOf(press("о", { code: "KeyJ" }), "queue", false)).toBe("next");
    // Dvorak: what the key says counts, not where it is.
    expect(shortcutOf(press("a", { code: "KeyX" }), "queue", false)).toBe("approve");
  });

  it("belongs to the input method while one composes", () => {
    expect(shortcutOf(press("a", { isComposing: true }), "queue", false)).toBeNull();
    expect(shortcutOf(press("a", { keyCode: 229 }), "queue", false)).toBeNull();
    expect(shortcutOf(press("Enter", { ctrlKey: true, isComposing: true }), "edit", true)).toBeNull();
  });

  it("decides nothing again while it is held down, but goes on through the queue", () => {
    for (const key of ["a", "r", "d", "e", "u", "x"])
      expect(shortcutOf(press(key, { repeat: true }), "queue", false)).toBeNull();
    expect(shortcutOf(press("j", { repeat: true }), "queue", false)).toBe("next");
    expect(shortcutOf(press("k", { repeat: true }), "queue", false)).toBe("previous");
  });
});

describe("what is said of a key", () => {
  it("is what assistive technology and people read", () => {
    expect(ariaKeys("approve")).toBe("A");
    expect(ariaKeys("save")).toBe("Control+Enter Meta+Enter");
    expect(ariaKeys("reason", "3")).toBe("3");
    expect(keyText("save", true)).toBe("⌘ Enter");
    expect(keyText("save", false)).toBe("Ctrl Enter");
    expect(keyText("reason", false)).toBe("1–5");
    expect(keyText("cancel", false)).toBe("Esc");
  });
});
