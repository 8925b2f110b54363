import { DECOYS, goodObject } from "./good-answers";
import { type AnswerKind, JSON_ONLY, NO_PROSE, says } from "./kind";

type Shape = (object: Record<string, unknown>) => string;
const shaped = (name: string, shape: Shape) =>
  says(name, (good, column) => shape(goodObject(good, column)), NO_PROSE);

/** Where in a structure the object stands. */
export const SHAPES: AnswerKind[] = [
  shaped("under metadata", (object) => JSON.stringify({ metadata: object })),
  shaped("under result", (object) => JSON.stringify({ status: "ok", result: object })),
  shaped("two wrappers deep", (object) => JSON.stringify({ data: { answer: object } })),
  shaped("in an array", (object) => JSON.stringify([object])),
  shaped("in an array under a key", (object) => JSON.stringify({ answers: [object] })),
  shaped("JSON in a JSON string", (object) => JSON.stringify(JSON.stringify(object))),
  shaped("JSON in a string under a key", (object) => JSON.stringify({ answer: JSON.stringify(object) })),
  shaped("quotes escaped, none outside", (object) => JSON.stringify(JSON.stringify(object)).slice(1, -1)),
  shaped("unknown keys beside", (object) =>
    JSON.stringify({ id: 7, ...object, tags: [], extra: { deep: [1] } }),
  ),
  shaped(
    "a __proto__ key beside",
    (object) => `{"__proto__": {"title": 1}, ${JSON.stringify(object).slice(1)}`,
  ),
  shaped("double braces of a template", (object) => `{${JSON.stringify(object)}}`),
  shaped("in an XML tag", (object) => `<answer>${JSON.stringify(object)}</answer>`),
  shaped("as arguments of a call", (object) => `{"name": "answer", "arguments": ${JSON.stringify(object)}}`),
  shaped("wrapper with python inside", (object) => `{'result': ${JSON.stringify(object)}, 'ok': True}`),
  shaped("the schema, then the answer", (object) => {
    return `{"type": "object", "properties": {"title": {"type": "string"}}}\n${JSON.stringify(object)}`;
  }),
  {
    name: "a draft, then the answer",
    columns: JSON_ONLY,
    respond: (good, column) => ({ message: { content: `${DECOYS[column]}\n\nBetter:\n${good}` } }),
    expect: "value",
  },
];
