import { afterEach, beforeEach, expect, test, vi } from "vitest";

/** As a browser's, or one that refuses everything. */
function storage(blocked = false): Pick<Storage, "getItem" | "setItem"> {
  const kept = new Map<string, string>();
  const refuse = () => {
    throw new DOMException("blocked", "SecurityError");
  };
  if (blocked) return { getItem: refuse, setItem: refuse };
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

async function fresh(blocked: boolean) {
  vi.stubGlobal("sessionStorage", storage(blocked));
  vi.resetModules();
  return import("@/lib/client/hooks/left-by");
}

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

test.each([false, true])(
  "tells the link that a page was left by last (storage blocked: %s)",
  async (blocked) => {
    const { linkLeftBy, rememberLink } = await fresh(blocked);
    expect(linkLeftBy("/projects")).toBeNull();
    rememberLink("/projects", { href: "/projects/7", place: 0 });
    rememberLink("/projects?tags=ai", { href: "/projects/8", place: 1 });
    rememberLink("/projects", { href: "/projects/9", place: 0 });
    expect(linkLeftBy("/projects")).toEqual({ href: "/projects/9", place: 0 });
    expect(linkLeftBy("/projects?tags=ai")).toEqual({ href: "/projects/8", place: 1 });
    expect(linkLeftBy("/runs")).toBeNull();
  },
);

test("keeps the latest fifty pages", async () => {
  const { linkLeftBy, rememberLink } = await fresh(false);
  for (let page = 0; page < 60; page++)
    rememberLink(`/projects?offset=${page}`, { href: "/projects/1", place: 0 });
  expect(linkLeftBy("/projects?offset=9")).toBeNull();
  expect(linkLeftBy("/projects?offset=10")).not.toBeNull();
});
