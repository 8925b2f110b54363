import { z } from "zod";
import { cutText } from "@/lib/core/unicode";

/** 8, 8.0, 8/10 and 8.0 / 10, as text. */
const WRITTEN = /^(\d{1,2})(?:\.0+)?(?:\s*\/\s*10(?:\.0+)?)?$/;

/**
 * A score: a whole number from 1 to 10, also as `"8"`, `"8/10"` or `{"score": 8}`. Anything else is rejected,
 * never rounded or guessed: 7.5, 11, "high", "8/5", true, null, [8].
 */
export const scoreSchema: z.ZodType<number> = z.unknown().transform((answer, context) => {
  const score = scoreIn(answer) ?? scoreIn(insideOf(answer));
  if (score !== null) return score;
  context.addIssue({
    code: "custom",
    message: answer === undefined ? "is missing" : `${shown(answer)} is not a whole number from 1 to 10`,
  });
  return z.NEVER;
});

function scoreIn(answer: unknown): number | null {
  const number = typeof answer === "string" ? Number(WRITTEN.exec(answer.trim())?.[1]) : answer;
  return typeof number === "number" && Number.isInteger(number) && number >= 1 && number <= 10
    ? number
    : null;
}

/** The value under `score`, unless a number beside it says that the scale is not 10. */
function insideOf(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null || !Object.hasOwn(answer, "score")) return null;
  const { score, ...rest } = answer as Record<string, unknown>;
  const otherScale = Object.values(rest).some((value) => {
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    return typeof number === "number" && !Number.isNaN(number) && number !== 10;
  });
  return otherScale ? null : score;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) {
    const inside = insideOf(value);
    return typeof inside === "string" || typeof inside === "number" ? shown(inside) : "an object";
  }
  if (typeof value !== "string") return String(value);
  return JSON.stringify(value.length <= 60 ? value : `${cutText(value, 59)}…`);
}
