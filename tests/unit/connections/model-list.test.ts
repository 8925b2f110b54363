import fc from "fast-check";
import { expect, test } from "vitest";
import { readModelList } from "@/lib/connections/model-list";
import { parseVariable } from "@/lib/core/env";

test.each<[string, unknown]>([
  ["OpenAI", { object: "list", data: [{ id: "small" }, { id: "large" }] }],
  ["Ollama's own", { models: [{ name: "small", model: "small" }, { name: "large" }] }],
  ["Gemini's own", { models: [{ name: "large", displayName: "Large" }, { name: "small" }] }],
  ["a bare list", [{ id: "small" }, "large", { id: "small" }]],
])("the names of a list as %s gives it, in order, each once", (_, body) => {
  expect(readModelList(body)?.map(({ name }) => name)).toEqual(["large", "small"]);
});

test.each<[string, object, number | null]>([
  ["vLLM", { max_model_len: 32_768 }, 32_768],
  ["OpenRouter", { context_length: 131_072 }, 131_072],
  ["Groq", { context_window: 8192 }, 8192],
  ["Mistral", { max_context_length: 65_536 }, 65_536],
  ["llama.cpp", { meta: { n_ctx_train: 40_960 } }, 40_960],
  ["a server that tells none", {}, null],
  ["nonsense", { context_length: "4k", max_model_len: -1, context_window: 1e300 }, null],
])("the window as %s tells it", (_, entry, context) => {
  expect(readModelList({ data: [{ id: "m", ...entry }] })).toEqual([{ name: "m", context }]);
});

test.each<unknown>([null, "<html>", {}, { data: {} }, { error: { message: "no" } }, 7])(
  "%j is no list",
  (body) => expect(readModelList(body)).toBeNull(),
);

test("whatever a list holds, each name is one that the setting takes, and none holds the key", () => {
  const name = fc.oneof(fc.string({ unit: "binary", maxLength: 220 }), fc.constantFrom(null, 7, "", "a\nb"));
  const entry = fc.oneof(name, fc.record({ id: name, name, model: name, meta: fc.constant(null) }));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 10 }), (data) => {
      const models = readModelList({ data: [...data, { id: "x-sk-key-123456-x" }] }, "sk-key-123456") ?? [];
      for (const { name } of models) expect(parseVariable("LLM_MODEL_NAME", name)).toBe(name);
      expect(models.filter(({ name }) => name.includes("sk-key-123456"))).toEqual([]);
      expect(new Set(models.map(({ name }) => name)).size).toBe(models.length);
    }),
    { numRuns: 40 },
  );
});

test("every model of ten thousand is found", () => {
  const data = Array.from({ length: 10_000 }, (_, at) => ({ id: `org/model-${at}`, object: "model" }));
  expect(readModelList({ data })).toHaveLength(10_000);
});
