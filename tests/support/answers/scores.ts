import { GOOD_OBJECTS } from "./good-answers";
import type { AnswerKind } from "./kind";

/** The judge's answer with `idea_score` written as given; its good one is 8. */
const scored = (written: string, expect: AnswerKind["expect"]): AnswerKind => ({
  name: `score ${written}`,
  columns: ["idea_quality"],
  respond: () => ({
    message: {
      content: JSON.stringify({ ...GOOD_OBJECTS.idea_quality, idea_score: "@" }).replace('"@"', written),
    },
  }),
  expect,
});

/** Ways to write 8, and what only looks like a score. */
export const SCORES: AnswerKind[] = [
  ...["8", '"8"', "8.0", '"8.0"', '"8/10"', '" 8 / 10 "', '{"score": 8}', '{"score": "8/10"}', "8/10"].map(
    (written) => scored(written, "value"),
  ),
  ...["7.5", '"7.5"', "11", "0", "-8", '"high"', '"8/5"', '"7.5/10"', "true", "null", "[8]", "{}", '""'].map(
    (written) => scored(written, "llm_invalid"),
  ),
  ...[
    '"eight"',
    '"8 or 9"',
    '"8-9"',
    "1e999",
    "8,5",
    '{"score": 11}',
    '{"score": 4, "out_of": 5}',
    "8 9",
  ].map((written) => scored(written, "llm_invalid")),
];
