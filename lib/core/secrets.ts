import { singleton } from "./singleton";
import { isVisible, Reading, readings } from "./text-readings";
import { cutText } from "./unicode";
import { withoutEscapes } from "./visible-text";

/** Characters. A shorter value is no secret but a placeholder ("test", "none"), and would mask ordinary words. */
const MIN_SECRET = 6;
/** A piece of a secret of this many characters is masked; a shorter one says too little. */
const PIECE = 8;
/** Characters of a text that are read; the rest is dropped, since a hostile one may have millions. */
const MAX_READ = 4_000;
/** Of a text with escape sequences, of which the former may be left. */
const MAX_WRITTEN = 10 * MAX_READ;
/** Dropped at the end of a text that was cut: what is left of a secret there may be too short to be recognised. */
const CUT_EDGE = 64;
/** Values remembered; changed settings leave the old ones behind, which calls in flight may still name. */
const MAX_SECRETS = 64;

export const MASK = "[key]";

/**
 * Keys as providers write them (sk-…, nvapi-…, hf_…, gsk_…), also partly starred out; admins' tokens, the link of the first
 * and the seals of their sessions, which are ours.
 */
const KEY_LIKE =
  /\bwd[al]_[\w-]{8,}|\bFe26\.2(?:\*|%2A)[\w*%.~-]+|\b(?:sk|pk|nvapi|hf|gsk|xai|key)[-_](?=[\w*-]*[\d*])[\w*-]{8,}|\bBearer\s+\S+/gi;
/** What stands before the host in an address. */
const CREDENTIALS = /\b([a-z][a-z\d+.-]{0,20}:\/\/)[^\s/?#@]{1,500}@/gi;

const registry = () =>
  singleton("secrets", () => ({ values: new Set<string>(), pieces: undefined as Pieces | undefined }));

/** From now on these values are masked wherever a text is shown. */
export function rememberSecrets(values: Iterable<string>): void {
  const secrets = registry();
  for (const value of values) {
    if (value.length < MIN_SECRET || secrets.values.has(value)) continue;
    secrets.values.add(value);
    secrets.pieces = undefined;
    const [oldest] = secrets.values;
    if (secrets.values.size > MAX_SECRETS && oldest !== undefined) secrets.values.delete(oldest);
  }
}

/** The passwords, and what is called a key or a token, of an address; also as they read without percent-encoding. */
export function secretsOfAddress(address: string): string[] {
  if (!URL.canParse(address)) return [];
  const { protocol, username, password, searchParams } = new URL(address);
  // Where there is a user alone it is a key, but a database's user is a name.
  const credential = password || (protocol.startsWith("postgres") ? "" : username);
  const named = [...searchParams].filter(([name]) => /key|token|secret|pass|sig/i.test(name));
  return [credential, ...named.map(([, value]) => value)].flatMap((value) => {
    try {
      return [value, decodeURIComponent(value)];
    } catch {
      return [value];
    }
  });
}

/**
 * A text with every secret the process knows, and whatever looks like one, replaced by `[key]`: whole or in pieces of
 * eight characters, in any case, split by spaces, tags or invisible characters, escaped, or in base64 or hexadecimal.
 * Leaves the escape sequences of terminals out: what takes them out later would join what they split.
 * Cuts a text of more than 4,000 characters. Cut a text only after it has been here.
 */
export function maskSecrets(text: string): string {
  const plain = withoutEscapes(text.slice(0, MAX_WRITTEN));
  const isCut = plain.length > MAX_READ || text.length > MAX_WRITTEN;
  const read = isCut ? cutText(plain, MAX_READ) : plain;
  const masked = maskValues(read, knownPieces()).replace(CREDENTIALS, `$1${MASK}@`).replace(KEY_LIKE, MASK);
  return !isCut ? masked : `${cutText(masked, Math.max(0, masked.length - CUT_EDGE))}…`;
}

/**
 * A text with the secrets that stand in it as they are replaced by `[key]`: for long texts of our own, which nobody has
 * disguised anything in. What others wrote goes through `maskSecrets`.
 */
export function maskPlainSecrets(text: string): string {
  let masked = text;
  for (const value of registry().values) masked = masked.replaceAll(value, MASK);
  return masked.replace(CREDENTIALS, `$1${MASK}@`).replace(KEY_LIKE, MASK);
}

/** Two ways to compare texts: without what cannot be seen, and by letters and digits alone. */
const COMPARISONS = [isVisible, isAlphanumeric];

/** The pieces to look for, by comparison: of each length the pieces by their hash, and which slots the hashes fall into. */
type Pieces = { length: number; byHash: Map<number, string[]>; filter: Uint8Array }[][];

function knownPieces(): Pieces {
  const secrets = registry();
  secrets.pieces ??= COMPARISONS.map((keep) => {
    const byLength = new Map<number, Set<string>>();
    for (const value of [...secrets.values].flatMap(spellings)) {
      const folded = fold(Reading.of(value), keep).toString();
      if (folded.length < MIN_SECRET) continue;
      const length = Math.min(PIECE, folded.length);
      const pieces = byLength.get(length) ?? new Set();
      byLength.set(length, pieces);
      for (let at = 0; at + length <= folded.length; at++) pieces.add(folded.slice(at, at + length));
    }
    return [...byLength].map(([length, pieces]) => ({ length, ...hashed(pieces) }));
  });
  return secrets.pieces;
}

/** A value as characters, and as the bytes that an encoding makes of it. */
const spellings = (value: string) => [value, Buffer.from(value).toString("latin1")];

function maskValues(text: string, known: Pieces): string {
  if (text.length < MIN_SECRET || known.every((lengths) => lengths.length === 0)) return text;
  const hidden = new Uint8Array(text.length);
  for (const reading of readings(text)) {
    for (const [index, keep] of COMPARISONS.entries()) {
      const folded = fold(reading, keep);
      for (const pieces of known[index] ?? []) hide(folded, pieces, hidden);
    }
  }
  return replaceHidden(text, hidden);
}

/** The characters that count, in lower case. */
function fold(reading: Reading, keep: (code: number) => boolean): Reading {
  const folded = new Reading(reading.length);
  for (let at = 0; at < reading.length; at++) {
    const code = lowerCase(reading.codes[at] as number);
    if (keep(code)) folded.push(code, reading.starts[at] as number, reading.ends[at] as number);
  }
  return folded;
}

/** Of ASCII, and of its full-width forms. */
function lowerCase(code: number): number {
  const narrow = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  return narrow >= 65 && narrow <= 90 ? narrow + 32 : narrow;
}

function isAlphanumeric(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

const BASE = 31;
const slot = (hash: number) => (hash ^ (hash >>> 16)) & 0xffff;

function hashed(pieces: Iterable<string>) {
  const filter = new Uint8Array(0x10000);
  const byHash = new Map<number, string[]>();
  for (const piece of pieces) {
    let hash = 0;
    for (let at = 0; at < piece.length; at++) hash = (Math.imul(hash, BASE) + piece.charCodeAt(at)) | 0;
    filter[slot(hash)] = 1;
    byHash.set(hash, [...(byHash.get(hash) ?? []), piece]);
  }
  return { filter, byHash };
}

/** Marks the places of the original from which a piece can be read. The hash rolls along the reading. */
function hide(folded: Reading, { length, byHash, filter }: Pieces[number][number], hidden: Uint8Array): void {
  const { codes, starts, ends } = folded;
  let power = 1;
  for (let at = 0; at < length; at++) power = Math.imul(power, BASE);
  let hash = 0;
  for (let at = 0; at < folded.length; at++) {
    hash = (Math.imul(hash, BASE) + (codes[at] as number)) | 0;
    if (at >= length) hash = (hash - Math.imul(power, codes[at - length] as number)) | 0;
    const first = at - length + 1;
    if (first < 0 || filter[slot(hash)] === 0) continue;
    if (byHash.get(hash)?.some((piece) => standsAt(piece, codes, first))) {
      hidden.fill(1, starts[first], ends[at]);
    }
  }
}

function standsAt(piece: string, codes: Uint16Array, first: number): boolean {
  for (let at = 0; at < piece.length; at++) if (piece.charCodeAt(at) !== codes[first + at]) return false;
  return true;
}

function replaceHidden(text: string, hidden: Uint8Array): string {
  let masked = "";
  let shown = 0;
  for (let from = hidden.indexOf(1); from >= 0; from = hidden.indexOf(1, shown)) {
    masked += text.slice(shown, from) + MASK;
    const end = hidden.indexOf(0, from);
    shown = end < 0 ? text.length : end;
    if (end < 0) break;
  }
  return masked + text.slice(shown);
}
