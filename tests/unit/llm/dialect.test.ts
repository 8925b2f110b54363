import { describe, expect, it } from "vitest";
import { Dialects, type Rejection } from "@/lib/llm/dialect";

const used = { format: true, seed: true, temperature: 0.85 };

/** Rejects every request with this message, and returns what each rejection changed. */
function downgrades(message: string, more: Partial<Rejection["used"]> & { param?: string } = {}) {
  const { param = null, ...parts } = more;
  const dialects = new Dialects();
  const changes: object[] = [];
  for (;;) {
    const dialect = dialects.of("here");
    if (!dialects.downgrade("here", { dialect, used: { ...used, ...parts }, param, message })) return changes;
    const now = dialects.of("here");
    changes.push(
      Object.fromEntries(Object.entries(now).filter(([name, value]) => dialect[name as "seed"] !== value)),
    );
  }
}

describe("the dialect of an endpoint", () => {
  it.each<[string, object[]]>([
    [
      "'response_format.type' : value is not one of the allowed values ['text']",
      [{ format: "json_object" }, { format: "none" }],
    ],
    [
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      [{ tokenLimit: "max_completion_tokens" }, { tokenLimit: "none" }],
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
  ])("is downgraded by: %s", (message, wanted) => {
    expect(downgrades(message)).toEqual(wanted);
  });

  it("trusts the parameter's name before the message", () => {
    expect(downgrades("Invalid value in max_tokens or response_format", { param: "temperature" })[0]).toEqual(
      {
        temperature: "none",
      },
    );
  });

  it("keeps a low temperature where only a high one was rejected", () => {
    expect(downgrades("temperature: must be at most 1", { temperature: 1.4 })[0]).toEqual({
      temperature: "up_to_1",
    });
  });

  it("keeps what the request did not use", () => {
    expect(downgrades("response_format and seed are unknown", { format: false, seed: false })).toEqual([]);
  });

  it("is downgraded once by concurrent calls that are rejected for the same reason", () => {
    const dialects = new Dialects();
    const dialect = dialects.of("here");
    const refusal = { dialect, used, param: null, message: "json_schema is not supported" };
    expect([1, 2, 3].map(() => dialects.downgrade("here", refusal))).toEqual([true, true, true]);
    expect(dialects.of("here").format).toBe("json_object");
  });

  it("belongs to one endpoint and model", () => {
    const dialects = new Dialects();
    const dialect = dialects.of("here");
    dialects.downgrade("here", { dialect, used, param: null, message: "unknown field: seed" });
    expect([dialects.of("here").seed, dialects.of("there").seed]).toEqual([false, true]);
  });
});
