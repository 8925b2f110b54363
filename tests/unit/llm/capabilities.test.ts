import { describe, expect, it } from "vitest";
import { Capabilities, type Refusal } from "@/lib/llm/capabilities";

const used = { format: true, seed: true, temperature: 0.85 };

/** Refuses what is known by now in these words, time after time, and gives what was learnt each time. */
function lessons(sentence: string, more: Partial<Refusal["used"]> & { param?: string } = {}) {
  const { param = null, ...parts } = more;
  const capabilities = new Capabilities();
  const learnt: object[] = [];
  for (;;) {
    const sent = capabilities.dialect("here");
    if (!capabilities.learn("here", { sent, used: { ...used, ...parts }, param, sentence })) return learnt;
    const now = capabilities.dialect("here");
    learnt.push(
      Object.fromEntries(Object.entries(now).filter(([name, value]) => sent[name as "seed"] !== value)),
    );
  }
}

describe("what an endpoint takes", () => {
  it.each<[string, object[]]>([
    [
      "'response_format.type' : value is not one of the allowed values ['text']",
      [{ format: "json_object" }, { format: "none" }],
    ],
    [
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      [{ room: "max_completion_tokens" }, { room: "none" }],
    ],
    [
      "Unsupported value: 'temperature' does not support 0.85 with this model. Only the default (1) is supported.",
      [{ temperature: "none" }],
    ],
    [
      '[{"type":"extra_forbidden","loc":["body","seed"],"msg":"Extra inputs are not permitted"}]',
      [{ seed: false }],
    ],
    ["System role not supported", [{ systemRole: false }]],
    ["Conversation roles must alternate user/assistant/user/assistant/...", [{ systemRole: false }]],
    ["This model's maximum context length is 4096.", []],
  ])("is learnt from: %s", (sentence, wanted) => {
    expect(lessons(sentence)).toEqual(wanted);
  });

  it("believes the parameter's name before the sentence", () => {
    expect(lessons("Invalid value in max_tokens or response_format", { param: "temperature" })[0]).toEqual({
      temperature: "none",
    });
  });

  it("keeps a cool temperature where only a hot one was refused", () => {
    expect(lessons("temperature: must be at most 1", { temperature: 1.4 })[0]).toEqual({
      temperature: "up_to_1",
    });
  });

  it("does not unlearn what the request did not have", () => {
    expect(lessons("response_format and seed are unknown", { format: false, seed: false })).toEqual([]);
  });

  it("learns one thing once, though many calls under way are refused for it together", () => {
    const capabilities = new Capabilities();
    const sent = capabilities.dialect("here");
    const refusal = { sent, used, param: null, sentence: "json_schema is not supported" };
    expect([1, 2, 3].map(() => capabilities.learn("here", refusal))).toEqual([true, true, true]);
    expect(capabilities.dialect("here").format).toBe("json_object");
  });

  it("is remembered for that endpoint and model alone", () => {
    const capabilities = new Capabilities();
    const sent = capabilities.dialect("here");
    capabilities.learn("here", { sent, used, param: null, sentence: "unknown field: seed" });
    expect([capabilities.dialect("here").seed, capabilities.dialect("there").seed]).toEqual([false, true]);
  });
});
