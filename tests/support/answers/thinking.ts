import { DECOYS } from "./good-answers";
import { type AnswerKind, says } from "./kind";

/** Where models leave their thinking; each holds a draft that would satisfy the schema. */
export const THINKING: AnswerKind[] = [
  says("thinking in <think>", (good, column) => `<think>First: ${DECOYS[column]}</think>\n\n${good}`),
  says("thinking in <thinking>", (good, column) => `<thinking>\n${DECOYS[column]}\n</thinking>${good}`),
  says("thinking in <reasoning>", (good, column) => `<reasoning>${DECOYS[column]}</reasoning>\n${good}`),
  says("thinking in <THINK>", (good, column) => `<THINK>${DECOYS[column]}</Think>\n${good}`),
  says(
    "thinking tag with attributes",
    (good, column) => `<think type="deep" n=1>${DECOYS[column]}</think >${good}`,
  ),
  says("closing tag alone", (good, column) => `Let me see. ${DECOYS[column]}\n</think>\n\n${good}`),
  says("thinking behind the answer", (good, column) => `${good}\n<think>Or: ${DECOYS[column]}</think>`),
  says(
    "unclosed thinking behind the answer",
    (good, column) => `${good}\n<think>Or rather ${DECOYS[column]}`,
  ),
  says("thinking twice", (good, column) => {
    const thought = `<think>${DECOYS[column]}</think>`;
    return `${thought}\n${thought}\n${good}`;
  }),
  says("thinking within thinking", (good, column) => {
    return `<think>a <think>b</think> ${DECOYS[column]}</think>\n${good}`;
  }),
  says(
    "thinking that names its own tag",
    (good, column) => `<think>No <think> here: ${DECOYS[column]}</think>${good}`,
  ),
  says(
    "fenced draft in thinking",
    (good, column) => `<think>\n\`\`\`json\n${DECOYS[column]}\n\`\`\`\n</think>\n${good}`,
  ),
  says("thinking in [THINK]", (good, column) => `[THINK]${DECOYS[column]}[/THINK]${good}`),
  says("channels of gpt-oss", (good, column) => {
    return `<|channel|>analysis<|message|>${DECOYS[column]}<|end|><|channel|>final<|message|>${good}`;
  }),
  says("empty thinking", (good) => `<think>\n\n</think>\n\n${good}`),
  says(
    "thinking, then a fence",
    (good, column) => `<think>${DECOYS[column]}</think>\n\`\`\`\n${good}\n\`\`\``,
  ),
  says("only thinking, closed", (_good, column) => `<think>${DECOYS[column]}</think>`, "llm_empty"),
  says("only thinking, unclosed", (_good, column) => `<think>I would say ${DECOYS[column]}`, "llm_empty"),
  says("only thinking, closing tag alone", (_good, column) => `${DECOYS[column]}</think>\n`, "llm_empty"),
  {
    name: "thinking in reasoning_content",
    respond: (good, column) => ({ message: { content: good, reasoning_content: DECOYS[column] } }),
    expect: "value",
  },
  {
    name: "thinking in reasoning",
    respond: (good, column) => ({ message: { content: good, reasoning: DECOYS[column] } }),
    expect: "value",
  },
  {
    name: "answer in reasoning_content only",
    respond: (good) => ({ message: { content: null, reasoning_content: good } }),
    expect: "llm_empty",
  },
  {
    name: "answer in reasoning only",
    respond: (good) => ({ message: { content: "", reasoning: good } }),
    expect: "llm_empty",
  },
];
