import { markup, type Span } from "./markup";

/** A text decoded in some way: its characters, and for each the part of the original it came from. */
export class Reading {
  readonly codes: Uint16Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  length = 0;

  constructor(capacity: number) {
    this.codes = new Uint16Array(capacity);
    this.starts = new Uint32Array(capacity);
    this.ends = new Uint32Array(capacity);
  }

  static of(text: string): Reading {
    const reading = new Reading(text.length);
    for (let at = 0; at < text.length; at++) reading.push(text.charCodeAt(at), at, at + 1);
    return reading;
  }

  push(code: number, start: number, end: number): void {
    this.codes[this.length] = code;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length++;
  }

  /** Takes over characters of another reading. */
  copy(from: Reading, start: number, end: number): void {
    for (let at = start; at < end; at++) {
      this.push(from.codes[at] as number, from.starts[at] as number, from.ends[at] as number);
    }
  }

  toString(): string {
    let text = "";
    for (let at = 0; at < this.length; at += 8192) {
      text += String.fromCharCode(...this.codes.subarray(at, Math.min(at + 8192, this.length)));
    }
    return text;
  }
}

/** More than a text is ever encoded by accident; one that is encoded deeper is not readable by accident either. */
const MAX_ROUNDS = 4;
const MAX_DEPTH = 2;

/**
 * Every way in which a text can be read: as it is, without what cannot be seen, and without its tags; each without its
 * escapes (percent, JSON, HTML; again and again), decoded from base64 (both alphabets, from any character on) and from
 * hexadecimal; and what was decoded once more.
 */
export function readings(text: string): Reading[] {
  const written = Reading.of(text);
  const all = [...unescapeAll(written, asItIs), ...expand(withoutTags(written), withoutTags, 0)];
  // Without a tag the reading above is the same.
  return text.includes("<") ? [...all, ...expand(visible(written), visible, 0)] : all;
}

type Clean = (reading: Reading) => Reading;

function expand(reading: Reading, clean: Clean, depth: number): Reading[] {
  const all = unescapeAll(reading, clean);
  if (depth === MAX_DEPTH) return all;
  // Digits that follow a "%" by chance are no escape.
  const ends = all.length === 1 ? all : [reading, all.at(-1) ?? reading];
  return [...all, ...ends.flatMap((end) => decodeAll(end, clean, depth + 1))];
}

function decodeAll(reading: Reading, clean: Clean, depth: number): Reading[] {
  const decoded = [...decode(reading, BASE64, 6), ...decode(reading, HEX, 4)];
  return decoded.flatMap((next) => expand(next, clean, depth));
}

/** The reading, and what each round of unescaping makes of it. */
function unescapeAll(reading: Reading, clean: Clean): Reading[] {
  const all = [reading];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = unescapeOnce(all.at(-1) ?? reading);
    if (!next) break;
    all.push(next);
    const cleaned = clean(next);
    if (cleaned.length < next.length) all.push(cleaned);
  }
  return all;
}

const ESCAPE =
  /%([\da-f]{2})|&#(\d{1,7});?|&#x([\da-f]{1,6});?|&([a-z]\w{1,30});|\\u([\da-f]{4})|\\u\{([\da-f]{1,6})\}|\\x([\da-f]{2})|\\([nrtbfv0"'\\/])/gi;
/** Of HTML's named characters those that may stand in a key or an escape; any other counts as invisible. */
const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  sol: "/",
  bsol: "\\",
  plus: "+",
  equals: "=",
  lowbar: "_",
  hyphen: "-",
  dash: "-",
  period: ".",
  colon: ":",
  semi: ";",
  comma: ",",
  commat: "@",
  num: "#",
  excl: "!",
  dollar: "$",
  percnt: "%",
  ast: "*",
  tilde: "~",
};

/** One round of unescaping; undefined where there is nothing to do. */
function unescapeOnce(reading: Reading): Reading | undefined {
  const text = reading.toString();
  let plain: Reading | undefined;
  let done = 0;
  for (const match of text.matchAll(ESCAPE)) {
    const [whole, percent, decimal, hex, name, json, long, byte, short] = match;
    plain ??= new Reading(reading.length);
    plain.copy(reading, done, match.index);
    done = match.index + whole.length;
    const digits = percent ?? hex ?? json ?? long ?? byte;
    const code = decimal ? Number(decimal) : digits ? Number.parseInt(digits, 16) : undefined;
    const character = name ? ENTITIES[name.toLowerCase()] : short && (/[a-z0]/i.test(short) ? " " : short);
    const found = code ?? character?.charCodeAt(0);
    if (found === undefined) continue;
    plain.push(found, reading.starts[match.index] as number, reading.ends[done - 1] as number);
  }
  plain?.copy(reading, done, reading.length);
  return plain;
}

const INVISIBLE = /[\s\p{C}\p{M}\p{Z}\p{DI}\u2800]/u;
/** By code: 0 not asked yet, 1 visible, 2 invisible. */
const visibility = new Uint8Array(0x10000);

/** Whether a UTF-16 code shows something: no space, control, format or filler character, and no half of a pair. */
export function isVisible(code: number): boolean {
  if (visibility[code] === 0) visibility[code] = INVISIBLE.test(String.fromCharCode(code)) ? 2 : 1;
  return visibility[code] === 1;
}

const asItIs: Clean = (reading) => reading;
/** Without invisible characters. */
const visible: Clean = (reading) => without([], reading);
/** Without tags and invisible characters. */
const withoutTags: Clean = (reading) => without(markup(reading.toString()), reading);

function without(parts: Span[], reading: Reading): Reading {
  const bare = new Reading(reading.length);
  let done = 0;
  const copyVisible = (end: number) => {
    for (let at = done; at < end; at++)
      if (isVisible(reading.codes[at] as number)) bare.copy(reading, at, at + 1);
  };
  for (const { start, end } of parts) {
    copyVisible(start);
    done = end;
  }
  copyVisible(reading.length);
  return bare;
}

/** The values of an alphabet's characters, by code; −1 for the others. */
function alphabet(characters: string[]): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (const digits of characters) {
    for (let at = 0; at < digits.length; at++) values[digits.charCodeAt(at)] = at;
  }
  return values;
}
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const BASE64 = alphabet([`${LETTERS}+/`, `${LETTERS}-_`]);
const HEX = alphabet(["0123456789abcdef", "0123456789ABCDEF"]);
/** Characters; a shorter run holds less than six bytes. */
const MIN_RUN = 8;

/** The bytes that a text's digits of 4 or 6 bits stand for, once for each digit they may begin with. */
function decode(reading: Reading, values: Int8Array, bits: 4 | 6): Reading[] {
  const digits = new Reading(reading.length);
  for (let at = 0; at < reading.length; at++) {
    const code = reading.codes[at] as number;
    const value = code < 128 ? (values[code] as number) : -1;
    if (value >= 0) digits.push(value, reading.starts[at] as number, reading.ends[at] as number);
  }
  if (digits.length < MIN_RUN) return [];
  const phases = bits === 6 ? [0, 1, 2, 3] : [0, 1];
  return phases.map((phase) => bytesOf(digits, bits, phase));
}

function bytesOf(digits: Reading, bits: number, phase: number): Reading {
  const bytes = new Reading(digits.length);
  let buffer = 0;
  let held = 0;
  let start = 0;
  for (let at = phase; at < digits.length; at++) {
    // The first digit of a byte is the one that began before its bits did.
    if (held === 0) start = digits.starts[at] as number;
    buffer = ((buffer << bits) | (digits.codes[at] as number)) & 0xffff;
    held += bits;
    if (held < 8) continue;
    held -= 8;
    bytes.push((buffer >> held) & 0xff, start, digits.ends[at] as number);
    start = digits.starts[at] as number;
  }
  return bytes;
}
