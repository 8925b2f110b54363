import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { readShortlist } from "@/lib/client/projects/shortlist";
import { MAX_COMPARED } from "@/lib/contracts/limits";

afterEach(() => vi.unstubAllGlobals());

const project = (id: number) => ({ id, title: `Project ${id}` });

/** The module over a storage of its own, as one tab has it. */
async function openTab(kept: Map<string, string>) {
  vi.resetModules();
  vi.stubGlobal("window", { addEventListener: () => {}, removeEventListener: () => {} });
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  return import("@/lib/client/projects/shortlist");
}

const stored = (kept: Map<string, string>) => readShortlist(kept.get("waywo:shortlist") ?? null);

test("takes up to four projects, each once, and lets them go again", async () => {
  const kept = new Map<string, string>();
  const { toggleShortlisted, removeShortlisted, clearShortlist } = await openTab(kept);
  for (const id of [1, 2, 3, 4, 5]) toggleShortlisted(project(id));
  expect(stored(kept)).toEqual([1, 2, 3, 4].map(project));
  toggleShortlisted(project(2));
  removeShortlisted(4);
  expect(stored(kept)).toEqual([1, 3].map(project));
  toggleShortlisted(project(5));
  expect(stored(kept).map(({ id }) => id)).toEqual([1, 3, 5]);
  clearShortlist();
  expect(kept.size).toBe(0);
});

test("a tab adds to what another has put there", async () => {
  const kept = new Map<string, string>();
  (await openTab(kept)).toggleShortlisted(project(1));
  (await openTab(kept)).toggleShortlisted(project(2));
  expect(stored(kept).map(({ id }) => id)).toEqual([1, 2]);
});

test("reads whatever is stored as a list of at most four projects, each once", () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      const list = readShortlist(text);
      expect(list.length).toBeLessThanOrEqual(MAX_COMPARED);
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    }),
  );
  expect(readShortlist('[{"id":1,"title":"A"},{"id":1,"title":"B"},{"id":"2"},null,{"id":3}]')).toEqual([
    { id: 1, title: "A" },
    { id: 3, title: "3" },
  ]);
  expect(readShortlist("[")).toEqual([]);
});
