import { expect, test, vi } from "vitest";
import { createEncoder, ENCODER_NOT_LOADED } from "@/lib/builtin/encoder/encoder";

const url = "http://built-in/v1/embeddings";
const post = (body: unknown, signal?: AbortSignal) => ({
  method: "POST",
  body: JSON.stringify(body),
  ...(signal && { signal }),
});

const model = { embed: vi.fn(async (text: string) => [text.length * 3, text.length * 4]) };
const load = vi.fn(async () => model);

test("answers in OpenAI's shape with one vector of unit length for each text", async () => {
  const response = await createEncoder(load).fetch(url, post({ input: ["a", "bc"] }));
  expect(await response.json()).toMatchObject({
    object: "list",
    data: [
      { index: 0, embedding: [0.6, 0.8] },
      { index: 1, embedding: [0.6, 0.8] },
    ],
  });
});

test("loads its model at the first request, and once", async () => {
  load.mockClear();
  const encoder = createEncoder(load);
  expect(load).not.toHaveBeenCalled();
  await Promise.all([encoder.fetch(url, post({ input: "a" })), encoder.fetch(url, post({ input: "b" }))]);
  expect(load).toHaveBeenCalledTimes(1);
});

test("tries a load that failed again at the next request", async () => {
  load.mockRejectedValueOnce(new Error("no memory"));
  const encoder = createEncoder(load);
  await expect(encoder.fetch(url, post({ input: "a" }))).rejects.toMatchObject({
    code: ENCODER_NOT_LOADED,
    message: "its model cannot be loaded: no memory",
  });
  expect((await encoder.fetch(url, post({ input: "a" }))).status).toBe(200);
});

test("refuses other paths and malformed bodies", async () => {
  const { fetch } = createEncoder(load);
  expect((await fetch("http://built-in/v1/models")).status).toBe(404);
  expect((await fetch(url, post({ input: [] }))).status).toBe(400);
  expect((await fetch(url, { method: "POST", body: "{" })).status).toBe(400);
});

test("stops between two texts when its signal is aborted", async () => {
  const controller = new AbortController();
  model.embed.mockImplementationOnce(async () => {
    controller.abort();
    return [1, 0];
  });
  const answer = createEncoder(load).fetch(url, post({ input: ["a", "b"] }, controller.signal));
  await expect(answer).rejects.toThrow(/abort/i);
});
