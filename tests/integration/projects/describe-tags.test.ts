import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { TagList } from "@/lib/contracts/tags";
import { closeWorkers } from "@/lib/workers/workers";
import { forgetSingletons } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { projectByHand } from "../../support/projects-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

const MODEL = { LLM_BASE_URL: "http://127.0.0.1:9/v1", LLM_MODEL_NAME: "example-model", LLM_API_KEY: "x" };

async function ask(...tags: string[]): Promise<TagList> {
  const search = new URLSearchParams(tags.map((tag) => ["tag", tag])).toString();
  const response = await callEndpoint("describeTags", { search });
  expect(response.status).toBe(200);
  return response.json();
}

describe("what is known of tags", () => {
  let store: TempStore;
  beforeEach(async () => {
    forgetSingletons();
    store = await openTempStore();
    await projectByHand({ tags: ["kubernetes", "bee-hotels", "zymurgy"] });
    await projectByHand({ tags: ["zymurgy"] });
  });
  afterEach(async () => {
    await closeWorkers();
    await store.close();
    vi.unstubAllEnvs();
  });

  test("the composer knows its own tags and those of the corpus, and nothing of a made-up one", async () => {
    const { model, tags } = await ask("Gardening", "zymurgy", "asdfqwer");
    expect(model).toBe("built-in");
    expect(tags).toMatchObject([
      { tag: "gardening", known: true, in_corpus: false, count: 0, nearest: [] },
      { tag: "zymurgy", known: true, in_corpus: true, count: 2, nearest: [] },
      { tag: "asdfqwer", known: false, in_corpus: false, count: 0 },
    ]);
    expect(tags[2]?.nearest).toHaveLength(3);
    for (const { known } of (await ask(...(tags[2]?.nearest ?? []))).tags) expect(known).toBe(true);
  });

  test.each([
    ["kuberntes", "kubernetes"],
    ["rpi", "raspberry-pi"],
    ["zymurgie", "zymurgy"],
    ["gardning", "gardening"],
  ])("of %s the nearest is %s", async (tag, nearest) => {
    const [answer] = (await ask(tag)).tags;
    expect(answer).toMatchObject({ known: false, in_corpus: false });
    expect(answer?.nearest[0]).toBe(nearest);
    expect(answer?.nearest.length).toBeLessThanOrEqual(3);
  });

  test("a model may know any word, so that only the corpus tells, and only its tags are near", async () => {
    for (const [name, value] of Object.entries(MODEL)) vi.stubEnv(name, value);
    forgetSingletons();
    const { model, tags } = await ask("kuberntes", "gardning", "bee-hotel");
    expect(model).toBe("example-model");
    expect(tags).toMatchObject([
      { known: true, in_corpus: false },
      { known: true, in_corpus: false },
      { known: true, in_corpus: false },
    ]);
    expect(tags[0]?.nearest[0]).toBe("kubernetes");
    expect(tags[1]?.nearest).not.toContain("gardening");
    expect(tags[2]?.nearest[0]).toBe("bee-hotels");
  });

  test("a tag that comes to the corpus is known from then on", async () => {
    expect((await ask("weaverbird")).tags).toMatchObject([{ known: false, in_corpus: false }]);
    await projectByHand({ tags: ["weaverbird"] });
    expect((await ask("weaverbirds", "weaverbird")).tags).toMatchObject([
      { known: true, in_corpus: false, nearest: [] },
      { known: true, in_corpus: true, nearest: [] },
    ]);
  });

  test("each tag is answered once, in the order given; none is no mistake, too many are", async () => {
    const twice = await ask("ML", "maps", "ml");
    expect(twice.tags.map(({ tag }) => tag)).toEqual(["ml", "maps"]);
    expect((await ask()).tags).toEqual([]);
    const many = Array.from({ length: 21 }, (_, at) => `tag=t${at}`).join("&");
    for (const search of [many, "tag=a+b!", `tag=${"x".repeat(51)}`, "tags=ios"]) {
      const refused = await callEndpoint("describeTags", { search });
      expect(refused.status, search).toBe(422);
      expect((await refused.json()).errors[0].loc[0]).toBe("query");
    }
  });
});
