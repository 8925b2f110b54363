/**
 * What a mark does: opens or closes thinking, opens or closes the answer, ends the turn, begins the model's or another's
 * turn, or nothing.
 */
export type MarkRole =
  | "think"
  | "think_end"
  | "think_empty"
  | "answer"
  | "answer_end"
  | "end"
  | "turn"
  | "foreign_turn"
  | "none";

export interface Mark {
  start: number;
  end: number;
  role: MarkRole;
  /** Marks of one family close each other, such as `<think>` and `</thinking>`. */
  family: string;
  /** A tag that any text may have: it counts only where it encloses all that is left. */
  isTag: boolean;
}

const LESS = "(?:[<＜]|&lt;)";
const GREATER = "(?:[>＞]|&gt;)";
const THOUGHTS =
  "think|thinking|thoughts?|reasoning|reflection|scratchpad|rationale|analysis|cot|chain[_-]of[_-]thought|" +
  "(?:inner[_-])?monologue|ant_?thinking|deliberation";
const ANSWERS = "answer|final|response|solution|output|reply";
const ROLES = "assistant|model|chatbot|user|human|system|developer|tool|observation|ipython|function";

const PATTERNS = [
  // gpt-oss's `<|channel|>final <|constrain|>json<|message|>`, Gemma's `<|channel>thought`
  /<\|channel\|?>\s{0,4}(?<channel>analysis|commentary|final|thoughts?|thinking|reasoning|response|answer|[a-z]\w{0,30})/u
    .source +
    /(?:[^<>{}\n]{0,80}(?:<\|(?:constrain|recipient)\|>[^<>{}\n]{0,40}){0,3}<\|message\|>)?/u.source,
  "<\\|constrain\\|>\\s?\\w{0,20}",
  // <|im_start|>assistant, <|start_header_id|>user<|end_header_id|>, <start_of_turn>model
  `<(?:\\|(?:start|begin|im_start|turn|start_header_id|header_start|start_of_role)\\|?|start_of_turn)>\\s?` +
    `(?:(?<turn>${ROLES})\\b(?: to=[\\w.]{1,40})?)?(?:<\\|(?:end_header_id|header_end|end_of_role|im_sep)\\|>|\\n)?`,
  // <|END_THINKING|>, <｜end▁of▁sentence｜>, <|im_end|>
  /<[|｜]\s?(?<slash>\/?)(?<token>[\p{L}_][\p{L}\p{N}_▁.:/ -]{0,60}?)\s?[|｜]?>/u.source,
  // Gemma's <channel|> and <turn|>
  "<(?<closer>[a-z_]{1,30})\\|>",
  // <think>, </Thinking >, <seed:think effort="low">, <reasoning/>
  `${LESS}\\s{0,8}(?<close>/?)\\s{0,8}(?:\\w{1,16}[:_-])?(?<name>${THOUGHTS})(?<manner>[_-]\\w{1,20})?(?![\\w-])` +
    `(?<rest>[^<>＜＞]{0,500}?)${GREATER}`,
  `${LESS}(?<closeAnswer>/?)\\s?(?:final_)?(?:${ANSWERS})\\s?${GREATER}`,
  // Open WebUI's <details type="reasoning">
  "<(?<details>details)\\b[^<>]{0,100}\\btype=.?reasoning[^<>]{0,200}>|</(?<closeDetails>details)\\s?>",
  // Kimi's ◁think▷
  "◁(?<shut>/?)(?:think|thinking)▷",
  // Mistral's
  `\\[(?<shutSquare>/?)(?<square>THINK|THINKING|REASONING|INST|SYSTEM_PROMPT|BOS|EOS|EOT|PAD|UNK|CLS|SEP|MASK|` +
    "gMASK|sMASK|TOOL_CALLS|TOOL_RESULTS|AVAILABLE_TOOLS)\\]",
  // gpt-oss without its special tokens: `analysisWe need … assistantfinal{…}`
  "assistant(?<fused>final|analysis|commentary)(?:\\s?json(?=\\s*[{[]))?",
  /<(?<plain>\/?(?:s|bos|eos|pad|unk|sop|eop|eod|eot|eom|eoa|eoh|longcat_\w{1,12}|tool_call|tool_response|(?:start|begin|end)_of_\w{1,30}|extra_id_\d+|special_\d+|unused\d+))>/u
    .source,
  "<<\\/?SYS>>",
  // Ling's <role>ASSISTANT</role>, and MiniMax's ]~b]ai and [e~[
  `<role>\\s?(?<role>${ROLES})\\s?</role>|\\]~!?b[\\][](?:ai|user|system|tool)?|(?<shutTilde>\\[e~\\[)`,
  // Apriel's [BEGIN FINAL RESPONSE]
  "\\[(?<spelt>(?:START|BEGIN|END) (?:OF )?(?:FINAL )?(?:THINKING|THOUGHTS?|REASONING|RESPONSE|ANSWER))\\]",
  // Tokens that a server wrote without their brackets
  /[[{(<]{0,2}(?<bare>(?:START|BEGIN|END)_(?:OF_)?(?:THINKING|THOUGHTS?|REASONING|RESPONSE|ANSWER|SOLUTION|TURN|TEXT)(?:_TOKEN)?)[\]})>]{0,2}/u
    .source,
];
const MARK = new RegExp(PATTERNS.join("|"), "giu");
/** What each mark has in it, to pass most texts without looking for any. */
const MAY_HAVE_MARKS = /[<＜◁[]|&lt;|\]~|(?:START|BEGIN|END)_|assistant(?:final|analysis|commentary)/i;

/** All marks of chat templates and of thinking in a text, in their order. Linear in its length. */
export function* marksIn(text: string): Generator<Mark> {
  if (!MAY_HAVE_MARKS.test(text)) return;
  let isStruck = false;
  let hasDetails = false;
  for (const match of text.matchAll(MARK)) {
    const meaning = meaningOf(match[0], match.groups ?? {});
    hasDetails ||= match.groups?.details !== undefined;
    if (meaning === null || (match.groups?.closeDetails !== undefined && !hasDetails)) continue;
    const { family = "", isTag = false } = meaning;
    // Behind an `<s>` within the text, `</s>` is HTML's.
    const role = isStruck && /^<\/s>$/i.test(match[0]) ? "none" : meaning.role;
    if (/^<s>$/i.test(match[0])) isStruck = text.slice(0, match.index).trim() !== "";
    yield { start: match.index, end: match.index + match[0].length, role, family, isTag };
  }
}

type Meaning = Pick<Mark, "role"> & Partial<Pick<Mark, "family" | "isTag">>;

function meaningOf(whole: string, groups: Record<string, string | undefined>): Meaning | null {
  const { channel, turn, token, slash, closer, name, close, rest, closeAnswer, shut, square, shutSquare } =
    groups;
  const { bare, fused, plain, details, closeDetails, manner, role: roleTag, shutTilde, spelt } = groups;
  if (channel !== undefined) return channelMeaning(channel);
  if (turn !== undefined) return turnMeaning(turn);
  if (token !== undefined) return tokenMeaning(token, slash === "/");
  if (closer !== undefined) return closerMeaning(closer);
  if (roleTag !== undefined) return turnMeaning(roleTag);
  if (shutTilde !== undefined) return { role: "end" };
  if (spelt !== undefined) return spelt === spelt.toUpperCase() ? tokenMeaning(spelt, false) : null;
  if (name !== undefined) {
    if (manner !== undefined && /^[_-]off$/i.test(manner)) return { role: "none" };
    const role = close === "/" ? "think_end" : rest?.trimEnd().endsWith("/") ? "think_empty" : "think";
    return { role, family: name.slice(0, 5).toLowerCase() };
  }
  if (closeAnswer !== undefined) return { role: closeAnswer === "/" ? "answer_end" : "answer", isTag: true };
  if (details !== undefined) return { role: "think", family: "details" };
  if (closeDetails !== undefined) return { role: "think_end", family: "details" };
  if (shut !== undefined) return { role: shut === "/" ? "think_end" : "think", family: "◁" };
  // These are written in capitals; `[think]` and `[inst]` are text.
  if (square !== undefined)
    return /^[gs]?[A-Z_]+$/.test(square) ? squareMeaning(square, shutSquare === "/") : null;
  if (bare !== undefined) return bare === bare.toUpperCase() ? tokenMeaning(bare, false) : null;
  if (fused !== undefined) return whole === whole.toLowerCase() ? channelMeaning(fused) : null;
  if (plain !== undefined) return plainMeaning(plain.toLowerCase());
  return { role: "none" };
}

/** Of gpt-oss's channels only `final` is meant for people. */
function channelMeaning(channel: string): Meaning {
  const isAnswer = new RegExp(`^(?:${ANSWERS})$`, "i").test(channel);
  return isAnswer ? { role: "answer" } : { role: "think", family: "channel" };
}

function turnMeaning(role: string): Meaning {
  return { role: /^(?:assistant|model|chatbot)$/i.test(role) ? "turn" : "foreign_turn" };
}

function closerMeaning(name: string): Meaning {
  if (name.toLowerCase() === "channel") return { role: "think_end", family: "channel" };
  return name.toLowerCase() === "turn" ? { role: "end" } : tokenMeaning(name, true);
}

function squareMeaning(name: string, isClosed: boolean): Meaning | null {
  if (/^(?:THINK|REASON)/.test(name)) return { role: isClosed ? "think_end" : "think", family: "[" };
  if (name === "INST") return { role: isClosed ? "turn" : "foreign_turn" };
  return { role: /^EO[ST]$/.test(name) ? "end" : "none" };
}

const TOKEN_ROLE = new RegExp(`^(?:${ROLES})(?: token)?$`);
const NO_END = /\b(?:header|role|box|tool|tools|image|audio|code|file|fim|prompt|no|off)\b/;

/** What a special token does, by the words of its name: `END_OF_TURN_TOKEN`, `begin▁of▁thought`, `eot_id`. */
function tokenMeaning(token: string, isClosed: boolean): Meaning {
  const words = token
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replaceAll("▁", " ")
    .trim();
  if (TOKEN_ROLE.test(words)) return turnMeaning(words.split(" ")[0] ?? "");
  if (NO_END.test(words)) return { role: "none" };
  const closes = isClosed || /\b(?:end|close|stop|suffix)\b/.test(words);
  const [thought] =
    /\b(?:think\w*|thought|reason\w*|reflection|inner|scratchpad|analysis|cot)\b/.exec(words) ?? [];
  if (thought !== undefined) {
    return { role: closes ? "think_end" : "think", family: `<|${thought.slice(0, 5)}` };
  }
  if (new RegExp(`\\b(?:${ANSWERS})\\b`).test(words)) return { role: closes ? "answer_end" : "answer" };
  const ends = /^(?:eo[a-z]\b|endof|return$|call$)|\b(?:end|stop)\b/.test(words);
  return { role: ends ? "end" : "none" };
}

function plainMeaning(name: string): Meaning {
  // MedGemma's.
  if (name === "unused94") return { role: "think", family: "unused" };
  if (name === "unused95") return { role: "think_end", family: "unused" };
  if (name.includes("_of_")) return tokenMeaning(name, false);
  return { role: /^(?:\/s|eo[smtd])$/.test(name) ? "end" : "none" };
}
