import "server-only";
import { z } from "zod";
import { ask } from "@/lib/llm/ask";
import type { LlmDeps } from "@/lib/llm/deps";
import type { Question } from "@/lib/llm/types";
import type { LlmJudge, LlmStructured, RowContext, WrittenColumn } from "./column";

/** Whose call it is, and how it is seeded, accounted for and stopped. */
export type CallOptions = Pick<
  Question<unknown>,
  "group" | "turn" | "signal" | "seed" | "beforeCall" | "onCall" | "onWait" | "onRelaxed"
>;

/**
 * Asks the model for one column of a row.
 *
 * @param deps another model's than that in use
 * @throws DomainError
 */
export function askColumn<T>(
  column: WrittenColumn<T>,
  row: RowContext,
  call: CallOptions,
  deps?: LlmDeps,
): Promise<T> {
  const { name, temperature, maxTokens } = column;
  const question = {
    ...call,
    label: name,
    prompt: column.prompt({ ...row, seed: call.seed }),
    temperature: typeof temperature === "number" ? temperature : temperature(row),
    maxTokens,
    answer: answerOf(column, row),
  };
  return ask(question, deps);
}

function answerOf<T>(column: WrittenColumn<T>, row: RowContext): Question<T>["answer"] {
  if (column.kind === "llm_text") {
    const walls = column.walls?.(row);
    return { kind: "prose", parse: (text) => column.read(text, row), ...(walls && { walls }) };
  }
  const walls = column.walls?.(row);
  return {
    kind: "json",
    name: column.name,
    schema: column.schema(row),
    jsonSchema: responseSchema(column),
    ...(walls && { walls }),
  };
}

const responseSchemas = new WeakMap<z.ZodObject, object>();

/** The JSON schema sent as `response_format`, in the subset that strict mode takes; made once for a column. */
export function responseSchema({ format }: Pick<LlmStructured | LlmJudge, "format">): object {
  const known = responseSchemas.get(format);
  if (known) return known;
  const { $schema: _, ...schema } = z.toJSONSchema(format);
  responseSchemas.set(format, schema);
  return schema;
}
