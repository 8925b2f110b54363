import fc from "fast-check";
import { expect, test } from "vitest";
import { readAnswer } from "@/lib/llm/answer/read-answer";
import { readProse } from "@/lib/llm/answer/read-prose";
import { DECOYS, GOOD_ANSWERS, GOOD_OBJECTS } from "@/tests/support/answers/good-answers";
import { python } from "@/tests/support/answers/repair";
import { CHECKS, JSON_COLUMNS, SCHEMAS } from "./schemas";

const column = fc.constantFrom(...JSON_COLUMNS);
const shavings = fc.constantFrom(
  ..."{ } [ ] \" ' : , \\ ` ``` <think> </think> // /* # … “ ” null None 8 7.5 1e999".split(" "),
  "\n",
  "\ufeff",
  "\ud83d",
  '"__proto__": {},',
);

/** A text near a good answer. */
const nearGood = column.chain((wanted) => {
  const good = GOOD_ANSWERS[wanted];
  const written = fc.constantFrom(
    good,
    python(JSON.parse(good)),
    JSON.stringify(good),
    JSON.stringify([{ a: good }]),
  );
  const steps = fc.array(
    fc.record({
      kind: fc.constantFrom("delete", "insert", "swap", "truncate", "duplicate"),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      size: fc.integer({ min: 1, max: 40 }),
      text: fc.oneof(shavings, fc.string({ maxLength: 4 })),
    }),
    { maxLength: 4 },
  );
  return fc.tuple(written, steps).map(([text, changes]) =>
    changes.reduce((now, { kind, at, size, text: piece }) => {
      const i = Math.floor(at * now.length);
      const part = now.slice(i, i + size);
      if (kind === "delete") return now.slice(0, i) + now.slice(i + size);
      if (kind === "insert") return now.slice(0, i) + piece + now.slice(i);
      if (kind === "truncate") return now.slice(0, i);
      if (kind === "duplicate") return now.slice(0, i) + part + now.slice(i);
      return now.slice(0, i) + [...part].reverse().join("") + now.slice(i + size);
    }, text),
  );
});

const anything = fc.oneof(
  { weight: 4, arbitrary: nearGood },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
  { weight: 1, arbitrary: fc.array(shavings, { maxLength: 40 }).map((pieces) => pieces.join("")) },
  { weight: 1, arbitrary: fc.json() },
  {
    weight: 1,
    arbitrary: fc
      .record({ idea_score: fc.jsonValue(), complexity_score: fc.jsonValue(), title: fc.jsonValue() })
      .map((object) => JSON.stringify(object)),
  },
);

const wrapped = fc
  .tuple(
    anything,
    fc.constantFrom("{}", "<think>no</think>{}", "<think>{}", "```json\n{}\n```", "```{}", "[{}]"),
  )
  .map(([text, frame]) => frame.replace("{}", () => text));

test("20,000 answers: the reader never throws and returns nothing the schema refuses", {
  timeout: 120_000,
}, () => {
  let values = 0;
  fc.assert(
    fc.property(wrapped, column, fc.boolean(), (text, wanted, cutOff) => {
      const reading = readAnswer<unknown>(text, SCHEMAS[wanted], { cutOff });
      if (reading.ok) {
        values += 1;
        expect(CHECKS[wanted](reading.value as Record<string, unknown>)).toBe(true);
      } else {
        expect(reading.problems.length).toBeGreaterThan(0);
        expect(reading.problems.length).toBeLessThanOrEqual(12);
        expect(reading.problems.every((problem) => problem !== "" && problem.length <= 200)).toBe(true);
      }
    }),
    { numRuns: 20_000 },
  );
  // Or else the answers were too wild to show anything.
  expect(values).toBeGreaterThan(1_000);
});

test("any text as prose: never a throw, never a value beyond its bounds", () => {
  fc.assert(
    fc.property(wrapped, (text) => {
      const reading = readProse(text, { maxChars: 300 });
      if (reading.ok) expect(reading.value.length >= 40 && reading.value.length <= 300).toBe(true);
      else expect(reading.problems).toHaveLength(1);
    }),
    { numRuns: 2_000 },
  );
});

test.each(JSON_COLUMNS)("%s truncated at any point before its last brace is no value", (wanted) => {
  const good = GOOD_ANSWERS[wanted];
  const forms = [good, JSON.stringify(GOOD_OBJECTS[wanted], null, 2), python(GOOD_OBJECTS[wanted])];
  for (const form of [...forms, JSON.stringify({ result: GOOD_OBJECTS[wanted] }), JSON.stringify(good)]) {
    for (let end = 0; end < form.lastIndexOf("}"); end++) {
      for (const text of [form.slice(0, end), `\`\`\`json\n${form.slice(0, end)}`]) {
        expect(readAnswer<unknown>(text, SCHEMAS[wanted]).ok).toBe(false);
        expect(readAnswer<unknown>(text, SCHEMAS[wanted], { cutOff: true }).ok).toBe(false);
      }
    }
  }
});

test.each(JSON_COLUMNS)("%s: a draft in thinking is never read, wherever the tags stand", (wanted) => {
  const tag = fc.constantFrom("think", "thinking", "reasoning", "THINK");
  const filler = fc.string({ maxLength: 30 }).map((text) => text.replace(/[<>[\]{}"'`]/g, ""));
  fc.assert(
    fc.property(
      tag,
      filler,
      filler,
      fc.constantFrom("open", "lone", "pair"),
      (name, before, behind, form) => {
        const draft = `${before}${DECOYS[wanted]}${behind}`;
        const thought = {
          open: `<${name}>${draft}`,
          lone: `${draft}</${name}>`,
          pair: `<${name}>${draft}</${name}>`,
        };
        expect(readAnswer<unknown>(thought[form], SCHEMAS[wanted]).ok).toBe(false);
        if (form === "open") return;
        expect(readAnswer<unknown>(`${thought[form]}\n${GOOD_ANSWERS[wanted]}`, SCHEMAS[wanted])).toEqual({
          ok: true,
          value: GOOD_OBJECTS[wanted],
        });
      },
    ),
    { numRuns: 1_000 },
  );
});
