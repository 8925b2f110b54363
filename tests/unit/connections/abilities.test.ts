import { expect, test } from "vitest";
import { abilitiesOf, speedOf } from "@/lib/connections/abilities";
import type { Exchange } from "@/lib/connections/exchanges";

const SCHEMA = {
  type: "json_schema",
  json_schema: { name: "metadata", schema: { required: ["title"], type: "object" } },
};
const MESSAGES = [
  { role: "system", content: "You name things." },
  { role: "user", content: "Name it." },
];

const answered = (request: object, content: string, more: object = {}): Exchange => ({
  request: { messages: MESSAGES, ...request },
  status: 200,
  text: JSON.stringify({
    choices: [{ message: { content }, finish_reason: "stop" }],
    usage: { prompt_tokens: 10, completion_tokens: 40 },
    ...more,
  }),
  tookMs: 2000,
});
const refused = (request: object, status = 400): Exchange => ({
  request: { messages: MESSAGES, ...request },
  status,
  text: '{"error":{"message":"no"}}',
  tookMs: 5,
});

test("what was taken at once", () => {
  const exchanges = [answered({ response_format: SCHEMA, seed: 7 }, '{"title":"Tidewatch"}')];
  expect(abilitiesOf(exchanges)).toEqual({
    json_schema: "yes",
    json_object: null,
    seed: "yes",
    system_role: "yes",
  });
  expect(speedOf(exchanges)).toBe(20);
});

test("a part without which the request was answered is not taken", () => {
  const exchanges = [
    refused({ response_format: SCHEMA, seed: 7 }),
    refused({ response_format: { type: "json_object" }, seed: 7 }),
    answered({ response_format: { type: "json_object" } }, '{"title":"Tidewatch"}'),
  ];
  expect(abilitiesOf(exchanges)).toMatchObject({ json_schema: "no", json_object: "yes", seed: "no" });
});

test.each([
  ["prose", "The project is called Tidewatch."],
  ["another object", '{"name":"Tidewatch"}'],
  ["a fenced object", '```json\n{"title":"Tidewatch"}\n```'],
])("a schema that was taken and answered with %s is ignored", (_, content) => {
  expect(abilitiesOf([answered({ response_format: SCHEMA }, content)]).json_schema).toBe("ignored");
});

test("thinking before the object does not count against it", () => {
  const content = '<think>A name …</think>\n{"title":"Tidewatch"}';
  expect(abilitiesOf([answered({ response_format: SCHEMA }, content)]).json_schema).toBe("yes");
});

test("nothing is known of an endpoint that answered nothing, nor of one that is no such endpoint", () => {
  const nothing = { json_schema: null, json_object: null, seed: null, system_role: null };
  expect(abilitiesOf([])).toEqual(nothing);
  expect(abilitiesOf([refused({ response_format: SCHEMA, seed: 7 }, 401)])).toEqual(nothing);
  const page: Exchange = { request: {}, status: 200, text: "<!doctype html>", tookMs: 1 };
  expect(abilitiesOf([page])).toEqual(nothing);
  expect(speedOf([page])).toBeNull();
});

test("an endpoint that counts no tokens tells no speed", () => {
  expect(speedOf([answered({}, "Tidewatch", { usage: undefined })])).toBeNull();
});
