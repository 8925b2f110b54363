import { CHARACTERS_PER_TOKEN } from "./token-estimate";

/** What is known of the room that an endpoint has. */
export interface ContextWindow {
  /** Tokens of prompt and answer together. */
  total: number | null;
  /** Tokens of an answer. */
  answer: number | null;
  /** Characters of a prompt to a token, as the endpoint counted them. */
  charactersPerToken: number;
}

export interface SentSize {
  /** Tokens the request left for the answer. */
  room: number;
  /** Characters of its messages. */
  characters: number;
}

/** What is learnt from a refusal: how to ask again, or that the prompt alone is too long. */
export type RoomReading =
  | { fits: true; window: ContextWindow }
  | { fits: false; promptTokens: number; estimated: boolean; total: number | null };

/** Less is no room for an answer. */
const MIN_ROOM = 48;
/** Kept free: chat templates add tokens that only some servers count. */
const MARGIN = 16;
/** How far an estimate may be off, either way, for a number to be the prompt's. */
const NEAR = 3;

const ABOUT_ROOM =
  /context|\btokens?\b|n_ctx|max_\w*tokens|too (long|large|big|many)|exceed|上下文|长度|長度|超过|超出|超過|コンテキスト|トークン|kontext|länge|zu lang|contexto|contexte|longitud|longueur|trop long|demasiado|контекст|длин|токен|컨텍스트|토큰|길이/i;
const ABOUT_LENGTH =
  /context.{0,30}(length|window|size|limit|exceed)|(exceed|longer|larger|greater|more) .{0,40}(context|token|length|window)|(prompt|input|request|messages?) (is |are )?too (long|large|big)|too many (input |prompt )?tokens|上下文|长度|長度|トークン数|コンテキスト|kontextl|fenster|contexto|contexte|контекст|컨텍스트/i;
const ABOUT_PROMPT = /context|input|prompt|messages|window|上下文|输入|入力|eingabe|entrada|контекст|입력/i;
const ABOUT_ANSWER = /max_?\w*tokens|completion|output/i;
const UNKNOWN_PART = /unsupported|not supported|unknown|unrecogni[sz]ed|extra|unexpected/i;
/** Not those within names (`gpt-4o-2024-08-06`), and no decimals. */
const NUMBER = /(?<![\w.-])(\d{1,3}(?:[,_]\d{3})+|\d{1,9})(k)?(?![\w-]|\.\d)/gi;

/** What is called a limit: "maximum context length is 4,096", "n_ctx":256, "(4100 > 4096 …", "<= 4096". */
const LIMIT =
  /(?:context|window|n_ctx|maxim\w*|\bmax\b|limit|at most|up to|supports|allowed|exceeds?|than|>|<=|≤|最大|上限|最長|máxim\w*|höchst\w*|макс\p{L}*)[^\d]{0,40}?(\d[\d,_]*k?)/giu;

/** What is called the prompt's: "your request has 1024 input tokens" is not, "n_prompt_tokens":1407 is. */
const PROMPT = /(?:prompt|input|messages?|输入|入力)\w*[^\d]{0,25}?(\d[\d,_]*)/giu;

/**
 * Reads from the words of a refusal, in any language, what room there is: its numbers are compared with those of the
 * request. Without usable numbers, half the room is tried next.
 *
 * @returns null where the refusal is about something else
 */
export function readRoom(words: string, { room, characters }: SentSize): RoomReading | null {
  if (!ABOUT_ROOM.test(words)) return null;
  const estimate = Math.max(1, characters / CHARACTERS_PER_TOKEN);
  const numbers = numbersIn(words);

  const smaller = numbers.filter((number) => number < room);
  const isAboutAnswer = smaller.length > 0 && !UNKNOWN_PART.test(words);
  if (isAboutAnswer && !ABOUT_PROMPT.test(words)) return roomForAnswer(Math.max(...smaller));
  const found = promptAndTotal(words, { room, estimate });
  if (found) {
    const { prompt, total } = found;
    if (total - prompt < MIN_ROOM + MARGIN)
      return { fits: false, promptTokens: prompt, estimated: false, total };
    return { fits: true, window: { total, answer: null, charactersPerToken: characters / prompt } };
  }
  if (isAboutAnswer && ABOUT_ANSWER.test(words)) return roomForAnswer(Math.max(...smaller));
  if (!ABOUT_LENGTH.test(words)) return null;
  const limit = numbers.filter((number) => number < estimate + room).at(-1);
  // The estimate says that it fits, and the endpoint that it does not: the prompt has more tokens than estimated.
  const left = limit === undefined ? 0 : limit - estimate * 1.25;
  const half = left >= MIN_ROOM && left < room ? left : room / 2;
  if (half < MIN_ROOM || (limit !== undefined && limit < estimate / NEAR)) {
    return { fits: false, promptTokens: Math.round(estimate), estimated: true, total: limit ?? null };
  }
  const total = Math.floor(estimate + half) + MARGIN;
  return { fits: true, window: { total, answer: null, charactersPerToken: CHARACTERS_PER_TOKEN } };
}

function roomForAnswer(answer: number): RoomReading {
  return { fits: true, window: { total: null, answer, charactersPerToken: CHARACTERS_PER_TOKEN } };
}

/**
 * The two numbers that can be the prompt's tokens and the window's, given what was asked for: of several that can be
 * the prompt's, the one whose sum with the room is named too, then one that is not called a limit, then the one
 * nearest to the estimate.
 */
function promptAndTotal(
  words: string,
  { room, estimate }: { room: number; estimate: number },
): { prompt: number; total: number } | null {
  const numbers = numbersIn(words);
  const near = (tokens: number) => tokens < estimate * NEAR && tokens > estimate / NEAR;
  const named = (pattern: RegExp) =>
    new Set([...words.matchAll(pattern)].flatMap(([, number]) => numbersIn(number ?? "")));
  const limits = named(LIMIT);
  const promptsNamed = named(PROMPT);
  const isTold = (number: number) => numbers.includes(number);
  // The estimate's error on a scale where 0.7 is a factor of two.
  const rank = (prompt: number) =>
    (isTold(prompt) && isTold(prompt + room) ? 0 : 10) +
    (limits.has(prompt) ? 5 : 0) +
    // A refusal that names the room names the prompt's tokens too, not only the sum.
    (isTold(prompt) ? 0 : isTold(room) ? 10 : 0.3) -
    (promptsNamed.has(prompt) ? 1 : 0) +
    Math.abs(Math.log(prompt / estimate));
  const prompts = numbers.filter((number) => near(number) && number !== room);
  // Some give only the sum.
  const differences = numbers
    .map((number) => number - room)
    .filter((number) => near(number) && !isTold(number));
  for (const prompt of [...prompts, ...differences].sort((a, b) => rank(a) - rank(b))) {
    const totals = numbers.filter(
      (number) => number !== prompt && number !== prompt + room && number < prompt + room,
    );
    const total = totals.find((number) => limits.has(number)) ?? totals.find((n) => n !== room) ?? totals[0];
    if (total !== undefined) return { prompt, total };
  }
  return null;
}

function numbersIn(words: string): number[] {
  const numbers = [...words.matchAll(NUMBER)].map(
    ([, digits = "", thousands]) => Number(digits.replace(/[,_]/g, "")) * (thousands ? 1_000 : 1),
  );
  return [...new Set(numbers)].filter((number) => number >= MARGIN && number <= 100_000_000);
}

/** Tokens to leave for an answer, of those that are wanted. */
export function roomFor(window: ContextWindow | null, wanted: number, characters: number): number {
  if (window === null) return wanted;
  const prompt = Math.ceil(characters / window.charactersPerToken);
  const left = window.total === null ? wanted : window.total - prompt - MARGIN;
  return Math.max(MARGIN, Math.min(wanted, left, window.answer ?? wanted));
}
