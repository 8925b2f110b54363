import { describe, expect, it } from "vitest";
import { type Dialect, Dialects, FULL_DIALECT, type UsedParts } from "@/lib/llm/dialect";
import { Trial } from "@/lib/llm/trial";

const EVERYTHING: UsedParts = { format: true, seed: true, temperature: 0.85 };

/** An endpoint that refuses what its rules find, in their words; what it is asked until it takes a request. */
function tryOn(
  rules: (dialect: Dialect) => string | undefined,
  { used = EVERYTHING, param = null as string | null, start = FULL_DIALECT } = {},
): { tries: Partial<Dialect>[]; taken: boolean; change: Partial<Dialect> | undefined } {
  const trial = new Trial(used);
  const tries: Partial<Dialect>[] = [];
  for (let dialect = start; ; dialect = trial.dialect ?? start) {
    const words = rules(dialect);
    if (words === undefined) return { tries, taken: true, change: trial.change };
    if (!trial.next({ dialect, param, words }, start, { only: "all", hopeless: false })) {
      return { tries, taken: false, change: trial.change };
    }
    const now = trial.dialect ?? start;
    const names = Object.keys(now) as (keyof Dialect)[];
    tries.push(
      Object.fromEntries(names.filter((name) => now[name] !== start[name]).map((name) => [name, now[name]])),
    );
  }
}

const formats = ["bare_schema", "json_object", "none"].map((format) => ({ format }));

describe("what a refused request is tried without", () => {
  it.each<[string, object[]]>([
    ["'response_format.type' : value is not one of the allowed values ['text']", formats],
    ["This model does not support structured outputs.", formats],
    ["JSON mode is not enabled for this deployment", formats],
    ["schema: keyword additionalProperties is not permitted", formats],
    ["该模型不支持 json 输出格式", formats],
    ["System role not supported", [{ systemRole: false }]],
    ["Developer instruction is not enabled for models/gemma-3", [{ systemRole: false }]],
    ["Conversation roles must alternate user/assistant/user/assistant/...", [{ systemRole: false }]],
    ["模型不支持的 message 角色", [{ systemRole: false }]],
    ["Unsupported: max_tokens", [{ tokenLimit: "max_completion_tokens" }, { tokenLimit: "none" }]],
    ["temperature: only the default (1) is supported", [{ temperature: "none" }]],
    ['[{"type":"extra_forbidden","loc":["body","seed"],"msg":"Extra inputs"}]', [{ seed: false }]],
  ])("is first what the words name: %s", (words, first) => {
    expect(tryOn(() => words).tries.slice(0, first.length)).toEqual(first);
  });

  it.each(["Bad Request", "Solicitud no válida", "リクエストが不正です", "Недопустимый запрос", ""])(
    "is each part alone, then all of them, where the words (%s) name none",
    (words) => {
      expect(tryOn(() => words)).toMatchObject({
        taken: false,
        tries: [
          ...formats,
          { systemRole: false },
          { seed: false },
          { tokenLimit: "max_completion_tokens" },
          { tokenLimit: "none" },
          { temperature: "none" },
          { format: "none", systemRole: false, seed: false, tokenLimit: "none", temperature: "none" },
        ],
      });
    },
  );

  it("stays out only where leaving it out helped", () => {
    const rules = ({ systemRole }: Dialect) => (systemRole ? "Bad Request" : undefined);
    expect(tryOn(rules)).toMatchObject({ taken: true, change: { systemRole: false } });
  });

  it("stays out once the words change: the next part is to blame then", () => {
    const rules = ({ format, seed }: Dialect) => {
      if (format !== "none") return "Nope (request 4711)";
      return seed ? "Nope either, really" : undefined;
    };
    expect(tryOn(rules)).toMatchObject({ taken: true, change: { format: "none", seed: false } });
  });

  it("is everything where two parts are refused in the same words", () => {
    const rules = ({ systemRole, seed }: Dialect) => (systemRole || seed ? "Bad Request" : undefined);
    expect(tryOn(rules)).toMatchObject({ taken: true, change: { systemRole: false, seed: false } });
  });

  it("comes back where an endpoint wants it again", () => {
    const start: Dialect = { ...FULL_DIALECT, tokenLimit: "max_completion_tokens", format: "json_object" };
    const rules = ({ tokenLimit }: Dialect) =>
      tokenLimit === "max_tokens" ? undefined : "max_tokens is required";
    expect(tryOn(rules, { start })).toMatchObject({ taken: true, change: { tokenLimit: "max_tokens" } });
    const text = ({ format }: Dialect) =>
      format === "json_schema" ? undefined : "'response_format.type' must be 'json_schema'";
    expect(tryOn(text, { start })).toMatchObject({ taken: true, change: { format: "json_schema" } });
  });

  it("is the parameter that is named before the words around it", () => {
    const words = "Invalid value in max_tokens or response_format";
    expect(tryOn(() => words, { param: "temperature" }).tries[0]).toEqual({ temperature: "none" });
  });

  it("is a high temperature before any temperature", () => {
    const used = { ...EVERYTHING, temperature: 1.4 };
    expect(tryOn(() => "temperature must be at most 1", { used }).tries[0]).toEqual({
      temperature: "up_to_1",
    });
  });

  it("is nothing that the request does not have", () => {
    const used = { format: false, seed: false, temperature: 0.1 };
    const { tries } = tryOn(() => "response_format and seed are unknown", { used });
    expect(tries.some((tried) => "format" in tried || "seed" in tried)).toBe(false);
  });
});

describe("what is remembered of an endpoint", () => {
  const sure = { sure: true };

  it("belongs to one endpoint and model", () => {
    const dialects = new Dialects();
    dialects.learn("here", { seed: false }, 0, sure);
    expect([dialects.of("here", 1).seed, dialects.of("there", 1).seed]).toEqual([false, true]);
  });

  it("adds up", () => {
    const dialects = new Dialects();
    dialects.learn("here", { seed: false }, 0, sure);
    dialects.learn("here", { format: "none" }, 1, sure);
    expect(dialects.of("here", 2)).toEqual({ ...FULL_DIALECT, seed: false, format: "none" });
  });

  it("is forgotten after an hour", () => {
    const dialects = new Dialects();
    dialects.learn("here", { seed: false }, 0, sure);
    expect(dialects.of("here", 3_599_000).seed).toBe(false);
    expect(dialects.of("here", 3_601_000).seed).toBe(true);
  });

  it("has to help twice where it may have been chance", () => {
    const dialects = new Dialects();
    dialects.learn("here", { format: "none" }, 0, { sure: false });
    expect(dialects.of("here", 0).format).toBe("json_schema");
    dialects.learn("here", { format: "none" }, 0, { sure: false });
    expect(dialects.of("here", 0).format).toBe("none");
  });

  it("was chance where the whole request is answered in between", () => {
    const dialects = new Dialects();
    dialects.learn("here", { format: "none" }, 0, { sure: false });
    dialects.confirm("here", { ...EVERYTHING, format: false });
    dialects.confirm("here", EVERYTHING);
    dialects.learn("here", { format: "none" }, 0, { sure: false });
    expect(dialects.of("here", 0).format).toBe("json_schema");
  });
});
