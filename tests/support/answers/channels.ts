import type { WrittenColumnName } from "@/lib/pipeline/pipeline";
import { DECOYS } from "./good-answers";
import { type AnswerKind, says } from "./kind";

type Wording = (good: string, draft: string, column: WrittenColumnName) => string;
const thinks = (name: string, wording: Wording) =>
  says(name, (good, column) => wording(good, DECOYS[column], column));
const onlyThinks = (name: string, wording: (draft: string) => string) =>
  says(name, (_good, column) => wording(DECOYS[column]), "llm_empty");

/** Thinking and answers in the marks of other vendors, also where a server wrote them without their brackets. */
export const CHANNELS: AnswerKind[] = [
  thinks("harmony: final with a constraint", (good, draft) => {
    return `<|channel|>analysis<|message|>${draft}<|end|><|start|>assistant<|channel|>final <|constrain|>json<|message|>${good}<|return|>`;
  }),
  thinks("harmony: final named after the constraint", (good, draft) => {
    return `<|start|>assistant<|channel|>analysis<|message|>${draft}<|end|>\n<|start|>assistant<|channel|>final<|constrain|>json<|message|>${good}`;
  }),
  thinks("harmony: analysis begun by the prompt", (good, draft) => {
    return `The user wants this: ${draft}<|end|><|start|>assistant<|channel|>final<|message|>${good}<|return|>`;
  }),
  thinks("harmony: a preamble, then a call, then the answer", (good, draft) => {
    return `<|channel|>commentary<|message|>I will write it.<|end|><|start|>assistant<|channel|>commentary to=functions.save <|constrain|>json<|message|>${draft}<|call|><|start|>assistant<|channel|>final<|message|>${good}`;
  }),
  thinks("harmony: two analyses", (good, draft) => {
    const analysis = `<|channel|>analysis<|message|>${draft}<|end|><|start|>assistant`;
    return `${analysis}${analysis}<|channel|>final<|message|>${good}<|return|>`;
  }),
  thinks(
    "harmony without special tokens",
    (good, draft) => `analysisWe need: ${draft}.assistantfinal${good}`,
  ),
  thinks("harmony without special tokens, with a constraint", (good, draft, column) => {
    return `analysisUser wants JSON. ${draft}assistantfinal${column === "project_idea" ? "" : " json"}${good}`;
  }),
  thinks("harmony without special tokens, with a preamble", (good, draft) => {
    return `analysisHm. ${draft}assistantcommentaryHere it comes.assistantfinal${good}`;
  }),
  thinks(
    "harmony with spaces for its tokens",
    (good, draft) => `analysis We need: ${draft} assistant final ${good}`,
  ),
  thinks("thinking in a fence of its own", (good, draft) => `\`\`\`thinking\n${draft}\n\`\`\`\n\n${good}`),
  thinks(
    "thinking in details",
    (good, draft) => `<details type="reasoning" done="true">${draft}</details>\n${good}`,
  ),
  onlyThinks("harmony without a final channel", (draft) => `<|channel|>analysis<|message|>${draft}<|end|>`),
  onlyThinks("harmony without special tokens, unfinished", (draft) => `analysisWe could say ${draft}`),
  thinks("START_THINKING, START_RESPONSE", (good, draft) => {
    return `<|START_THINKING|>${draft}<|END_THINKING|><|START_RESPONSE|>${good}<|END_RESPONSE|>`;
  }),
  thinks("START_THINKING, START_RESPONSE, END_OF_TURN", (good, draft) => {
    return `<|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|><|START_THINKING|>${draft}<|END_THINKING|><|START_RESPONSE|>${good}<|END_RESPONSE|><|END_OF_TURN_TOKEN|>`;
  }),
  thinks("START_THINKING without brackets", (good, draft) => {
    return `START_THINKING\n${draft}\nEND_THINKING\nSTART_RESPONSE\n${good}\nEND_RESPONSE`;
  }),
  onlyThinks("START_THINKING, unclosed", (draft) => `<|START_THINKING|>Perhaps ${draft}`),
  thinks("a channel of thought", (good, draft) => `<|channel>thought\n${draft}\n<channel|>${good}<turn|>`),
  thinks("a channel of thought, begun by the prompt", (good, draft) => `${draft}\n<channel|>${good}`),
  onlyThinks("a channel of thought, its marks left out", (draft) => `thought\n${draft}`),
  thinks("◁think▷", (good, draft) => `◁think▷${draft}◁/think▷${good}`),
  thinks("inner_prefix", (good, draft) => `<|inner_prefix|>${draft}<|inner_suffix|>${good}`),
  thinks("begin_of_thought", (good, draft) => {
    return `<|begin_of_thought|>\n${draft}\n<|end_of_thought|>\n\n<|begin_of_solution|>\n${good}\n<|end_of_solution|>`;
  }),
  thinks("unused tokens", (good, draft) => `<unused94>thought\n${draft}<unused95>${good}`),
  thinks("thinking_start", (good, draft) => `<|thinking_start|>${draft}<|thinking_end|>\n${good}`),
  thinks("think, then answer", (good, draft) => `<think>${draft}</think>\n<answer>\n${good}\n</answer>`),
  thinks("think, then a box", (good, draft) => {
    return `<think>${draft}</think><|begin_of_box|>${good}<|end_of_box|>`;
  }),
  thinks("think in full-width marks", (good, draft) => `＜think＞${draft}＜/think＞${good}`),
  thinks("think escaped for HTML", (good, draft) => `&lt;think&gt;${draft}&lt;/think&gt;\n${good}`),
  thinks("a scratchpad", (good, draft) => `<scratchpad>\n${draft}\n</scratchpad>\n${good}`),
  thinks("an inner monologue", (good, draft) => `<inner_monologue>${draft}</inner_monologue>${good}`),
  thinks("thought process and response in words", (good, draft) => {
    return `Here is my thought process: ${draft}\n\nHere is my response:\n${good}`;
  }),
  thinks("reasoning steps, then BEGIN FINAL RESPONSE", (good, draft) => {
    return `Here are my reasoning steps:\n${draft}\n[BEGIN FINAL RESPONSE]\n${good}\n[END FINAL RESPONSE]`;
  }),
  thinks("a message of thinking, then one of content", (good, draft) => {
    return `<|think|>${draft}<|end|><|begin|>assistant<|content|>${good}<|end|>`;
  }),
  thinks("headings", (good, draft) => `### Thinking\n${draft}\n\n### Final Answer\n${good}`),
  thinks("headings in bold", (good, draft) => `**Reasoning**\n\n${draft}\n\n**Answer**\n\n${good}`),
  thinks("thinking named after its model", (good, draft) => {
    return `<longcat_think>${draft}</longcat_think>${good}</longcat_s>`;
  }),
  thinks("thinking that is off", (good) => `<think_off>${good}</think_off>`),
  thinks(
    "a role in a tag",
    (good, draft) => `<role>ASSISTANT</role><think>${draft}</think>${good}<|role_end|>`,
  ),
  thinks("Thought and Final Answer", (good, draft) => `Thought: ${draft}\nFinal Answer: ${good}`),
];

/** The mark that ends the turn, and what a model goes on with that nobody stops. */
const GOES_ON: [mark: string, more: (draft: string) => string][] = [
  ["<|im_end|>", (draft) => `\n<|im_start|>user\nAnother one.<|im_end|>\n<|im_start|>assistant\n${draft}`],
  ["<|eot_id|>", (draft) => `<|start_header_id|>assistant<|end_header_id|>\n\n${draft}`],
  ["<end_of_turn>", (draft) => `\n<start_of_turn>user\nMore!<end_of_turn>\n<start_of_turn>model\n${draft}`],
  ["</s>", (draft) => `[INST] Another one. [/INST] ${draft}`],
  ["<|endoftext|>", (draft) => `Human: Another one.\n\nAssistant: ${draft}`],
  ["<｜end▁of▁sentence｜>", (draft) => `<｜User｜>Another one.<｜Assistant｜>${draft}`],
  ["<|end|>", (draft) => `<|user|>\nAnother one.<|end|>\n<|assistant|>\n${draft}`],
  ["<|end_of_text|>", (draft) => `<|start_of_role|>assistant<|end_of_role|>${draft}`],
  ["<|return|>", (draft) => draft],
  ["<eoa>", (draft) => `\n<|User|>:Another one.<eoh>\n<|Bot|>:${draft}`],
  ["[e~[", (draft) => `\n]~b]user\nAnother one.[e~[\n]~b]ai\n${draft}`],
  ["<eos>", (draft) => `\n\n${draft}`],
];

/** Text after the mark that ends a turn, and the marks themselves. */
export const ENDLESS: AnswerKind[] = [
  ...GOES_ON.map(([mark, more]) => thinks(`text after ${mark}`, (good, draft) => good + mark + more(draft))),
  thinks("the mark of its own turn first", (good) => `<|im_start|>assistant\n${good}<|im_end|>`),
  thinks("end marks, many", (good) => `${good}<end_of_turn>\n<end_of_turn>\n<end_of_turn>`),
  thinks("another turn without an end mark", (good, draft) => `${good}\n<|im_start|>assistant\n${draft}`),
];
