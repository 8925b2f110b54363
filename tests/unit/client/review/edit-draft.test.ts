import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { checkEdit } from "@/lib/client/review/check-edit";
import {
  conflictOf,
  differingFields,
  type EditDraft,
  newDraft,
  readEditDraft,
  resolveConflict,
  storeEditDraft,
  valuesOf,
} from "@/lib/client/review/edit-draft";

const project = {
  version: 3,
  title: "Tide Bell",
  short_description: "Tide alarms for shore anglers",
  description: "It rings an hour before high water.",
  hashtags: ["tides", "fishing"],
  idea_score: 6,
  complexity_score: 4,
};
const edited = (over: Partial<EditDraft["values"]>): EditDraft => {
  const draft = newDraft(project);
  return { ...draft, values: { ...draft.values, ...over } };
};

describe("a draft in the tab", () => {
  let stored: Map<string, string>;
  beforeEach(() => {
    stored = new Map();
    vi.stubGlobal("sessionStorage", {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
      removeItem: (key: string) => stored.delete(key),
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it("comes back as it was left, one for each project, until it is forgotten", () => {
    const draft = edited({ title: "Tide Gong", idea_score: null });
    storeEditDraft(7, draft);
    storeEditDraft(8, edited({ title: "Another" }));
    expect(readEditDraft(7)).toEqual(draft);
    storeEditDraft(7, null);
    expect(readEditDraft(7)).toBeNull();
    expect(readEditDraft(8)?.values.title).toBe("Another");
  });

  it.each([
    ["no JSON", "{"],
    ["null", "null"],
    ["another shape", '{"version":1}'],
    ["a field of another kind", JSON.stringify({ ...edited({}), values: { ...project, hashtags: "tides" } })],
    ["a score that is none", JSON.stringify({ ...edited({}), base: { ...project, idea_score: "6" } })],
  ])("is not taken from %s", (_, text) => {
    stored.set("waywo:edit:7", text);
    expect(readEditDraft(7)).toBeNull();
  });

  it("is not kept, and does not fail, where storage is blocked", () => {
    const blocked = () => {
      throw new Error("blocked");
    };
    vi.stubGlobal("sessionStorage", { getItem: blocked, setItem: blocked, removeItem: blocked });
    storeEditDraft(7, edited({}));
    expect(readEditDraft(7)).toBeNull();
  });
});

describe("an edit that meets another", () => {
  const theirs = { ...project, version: 4, title: "Tide Gong", description: "It rings.", idea_score: 8 };

  it("asks about the fields that differ, and proposes mine where I changed them", () => {
    const mine = edited({ title: "Tide Horn", hashtags: ["tides"] });
    expect(conflictOf(mine, valuesOf(theirs))).toEqual({
      title: "mine",
      description: "theirs",
      hashtags: "mine",
      idea_score: "theirs",
    });
  });

  it("takes what is chosen, field by field, on top of their version", () => {
    const mine = edited({ title: "Tide Horn", short_description: "Mine alone" });
    const next = resolveConflict(
      mine,
      { ...valuesOf(theirs), version: 4 },
      {
        title: "theirs",
        short_description: "mine",
        description: "theirs",
        idea_score: "mine",
      },
    );
    expect(next.version).toBe(4);
    expect(next.values).toMatchObject({
      title: "Tide Gong",
      short_description: "Mine alone",
      description: "It rings.",
      idea_score: 6,
    });
    expect(differingFields(next.base, next.values)).toEqual(["short_description", "idea_score"]);
  });

  it("loses nothing of either: every value is mine or theirs, whatever is chosen", () => {
    const mine = edited({ title: "Tide Horn", complexity_score: 9 });
    for (const whose of ["mine", "theirs"] as const) {
      const fields = Object.keys(conflictOf(mine, valuesOf(theirs)));
      const choices = Object.fromEntries(fields.map((field) => [field, whose]));
      const { values } = resolveConflict(mine, { ...valuesOf(theirs), version: 4 }, choices);
      expect(values).toEqual(whose === "mine" ? mine.values : valuesOf(theirs));
    }
  });
});

describe("the check before an edit is sent", () => {
  const check = (over: Partial<EditDraft["values"]>) => {
    const { base, values } = edited(over);
    return checkEdit(values, differingFields(base, values));
  };

  it("finds nothing wrong with what stands, whatever it is", () => {
    expect(check({})).toEqual({});
    expect(checkEdit({ ...project, hashtags: [], title: "" }, [])).toEqual({});
  });

  it("names each field that cannot be sent", () => {
    expect(
      Object.keys(
        check({
          title: " ",
          short_description: "",
          description: "\n",
          hashtags: [],
          idea_score: null,
          complexity_score: 11,
        }),
      ),
    ).toEqual(["title", "short_description", "description", "hashtags", "idea_score", "complexity_score"]);
    expect(check({ hashtags: ["tides", "!!!"] }).hashtags).toContain("!!!");
    expect(check({ idea_score: 6.5 }).idea_score).toBeDefined();
  });
});
