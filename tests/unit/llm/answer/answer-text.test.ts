import { expect, test } from "vitest";
import { answerText } from "@/lib/llm/answer/answer-text";

const CASES: [name: string, text: string, left: string][] = [
  ["closed", "<think>a</think>B", "B"],
  ["in any case, with attributes and spaces", '<THINKING mode="x" >a</Thinking >B', "B"],
  ["of a vendor's own prefix", "<seed:think>a</seed:think>B", "B"],
  ["closed by the sibling tag", "<think>a</thinking>B", "B"],
  ["not closed by another tag", "<think>a</reasoning>b", ""],
  ["unclosed", "A<think>b", "A"],
  ["opened before the answer began", "a</think>B", "B"],
  ["opened before the answer began, after a tag of its own", "<reasoning>a</reasoning>b</think>C", "C"],
  ["in several pieces", "A<think>b</think>C<reasoning>d</reasoning>E", "ACE"],
  ["empty tag", "A<think/>B", "AB"],
  ["naming its own tag", "<think>a <think> b</think>C", "C"],
  ["nested", "<think>a<think>b</think>c</think>D", "D"],
  ["in square brackets", "[THINK]a[/THINK]B", "B"],
];

test.each(CASES)("thinking is cut away: %s", (_name, text, left) => {
  expect(answerText(text)).toBe(left);
});

const CHANNELS: [name: string, text: string, left: string][] = [
  [
    "gpt-oss's",
    "<|channel|>analysis<|message|>a<|end|><|start|>assistant<|channel|>final<|message|>B<|return|>",
    "B",
  ],
  ["with a constraint", '<|channel|>final <|constrain|>json<|message|>{"a": 1}<|return|>', '{"a": 1}'],
  [
    "with a recipient before it",
    "<|channel|>commentary to=functions.x <|constrain|>json<|message|>{}<|call|><|channel|>final<|message|>B",
    "B",
  ],
  ["without the message's mark", "<|channel|>analysis a<|end|><|start|>assistant<|channel|>final B", " B"],
  ["begun by the prompt", "a, so<|end|><|start|>assistant<|channel|>final<|message|>B", "B"],
  ["without a final one", "<|channel|>analysis<|message|>a<|end|>", ""],
  ["unclosed", "<|channel|>analysis<|message|>a", ""],
  ["followed by another turn", "<|channel|>final<|message|>B<|end|><|start|>user<|message|>c", "B"],
  ["without special tokens", "analysisWe need a.assistantfinalB", "B"],
  [
    "without special tokens, for an object",
    'analysisUser wants a. {"a": 2}assistantfinal json{"a": 1}',
    '{"a": 1}',
  ],
  [
    "without special tokens, and with a preamble",
    "analysisHm.assistantcommentaryI will write.assistantfinalB",
    "B",
  ],
  ["without special tokens, unfinished", "analysisWe need a", ""],
  [
    "Cohere's",
    "<|START_THINKING|>a<|END_THINKING|><|START_RESPONSE|>B<|END_RESPONSE|><|END_OF_TURN_TOKEN|>",
    "B",
  ],
  ["Cohere's, without its brackets", "START_THINKING a END_THINKING START_RESPONSE B END_RESPONSE", " B "],
  ["without special tokens, with spaces", "analysis We need a. assistant final B", " B"],
  ["without special tokens, with lines", "analysis\nWe need a.\nassistant\nfinal\nB", "\nB"],
  ["in a fence of its own", "```thinking\na\n```\nB", "\nB"],
  ["Open WebUI's", '<details type="reasoning" done="true">\n<summary>Thought</summary>\na\n</details>B', "B"],
  ["Cohere's, unclosed", "<|START_THINKING|>a", ""],
  ["Gemma's", "<|channel>thought\na<channel|>B<turn|>", "B"],
  ["Gemma's, begun by the prompt", "a<channel|>B", "B"],
  ["Gemma's, without special tokens", "thought\na", ""],
  ["MedGemma's", "<unused94>thought\na<unused95>B", "B"],
  ["Kimi's", "◁think▷a◁/think▷B", "B"],
  ["Apertus's", "<|inner_prefix|>a<|inner_suffix|>B", "B"],
  [
    "OpenThinker's",
    "<|begin_of_thought|>a<|end_of_thought|>\n<|begin_of_solution|>B<|end_of_solution|>",
    "B",
  ],
  ["Step's", "<|thinking_start|>a<|thinking_end|>B", "B"],
  ["GLM's", "<think>a</think><|begin_of_box|>B<|end_of_box|>", "B"],
  ["Hunyuan's", "<think>a</think><answer>B</answer>", "B"],
  ["of full-width marks", "<｜Assistant｜><think>a</think>B<｜end▁of▁sentence｜>", "B"],
  ["escaped for HTML", "&lt;think&gt;a&lt;/think&gt;B", "B"],
  ["named in words", "Here is my thought process: a\n\nHere is my response: B", " B"],
  ["labelled", "**Thinking:** a\n\n**Final Answer:** B", " B"],
  ["of an agent", "Thought: a\nAnswer: maybe\nFinal Answer: B", " B"],
];

test.each(CHANNELS)("what is meant for people is left of channels: %s", (_name, text, left) => {
  expect(answerText(text)).toBe(left);
});

const ENDS: [text: string][] = [
  ["B<|im_end|>\n<|im_start|>user\nMore"],
  ["B<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nMore"],
  ["B<end_of_turn>\n<start_of_turn>user\nMore"],
  ["B</s>[INST] More [/INST] more"],
  ["B[INST] More"],
  ["B<|endoftext|>Human: more"],
  ["B<｜end▁of▁sentence｜><｜User｜>more"],
  ["B<|end_of_text|>more"],
  ["B<|END_OF_TURN_TOKEN|>more"],
  ["B<end_of_utterance>more"],
  ["B<|eom_id|>more"],
  ["B<eos>more"],
  ["B<|user|>\nmore"],
  ["B<|im_start|>assistant\nmore"],
  ["<|im_start|>assistant\nB<|im_end|>"],
  ["<|start_header_id|>assistant<|end_header_id|>B<|eot_id|>more"],
  ["<start_of_turn>model\nB<end_of_turn>"],
  ["<s>B</s> more"],
  ["[INST] hm [/INST]B"],
  ["<|im_start|>user\nhm<|im_end|>\n<|im_start|>assistant\nB"],
];

test.each(ENDS)("nothing follows the mark that ends the turn: %j", (text) => {
  expect(answerText(text)).toBe("B");
});

const TEXTS: [name: string, text: string][] = [
  ["a tag of another name", "<thinker>a</thinker>"],
  ["small square brackets, as in a list", "tags: [think]"],
  ["comparisons and operators", "if a < b |> c and d <| e, x<|>y"],
  ["HTML's details", "<details><summary>b</summary>c</details>"],
  ["HTML", "<b>a</b> <output-list> <a href='#'>b</a>"],
  ["an analysis", "analysis of soil is what it does; the assistant finally answers"],
  ["a label without an answer", "Analysis: a"],
  ["a mark in a string of the answer", '{"a": "ends at <|im_end|> marks"}'],
  ["a tag in a string of the answer", '{"a": "Parses <think> tags"}'],
  ["a closing tag in a string of the answer", 'Here: {"a": "Parses </think> tags"} so'],
  ["a pair in a string of the answer", '```json\n{"a": "cuts <think>x</think> out"}\n```'],
];

test.each(TEXTS)("text stays: %s", (_name, text) => {
  expect(answerText(text)).toBe(text);
});

test("a tag behind an object is a tag again", () => {
  expect(answerText('{"a": "<think>"}<think>{"a": 1}')).toBe('{"a": "<think>"}');
});
