import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { MASK, maskSecrets, rememberSecrets, secretsOfAddress } from "@/lib/core/secrets";
import { forgetSingleton } from "@/lib/core/singleton";

const KEY = "my_own-VALUE.9071826354+qwjzhxkvbn";

beforeEach(() => {
  forgetSingleton("secrets");
  rememberSecrets([KEY]);
});

const hexOf = (text: string) => Buffer.from(text).toString("hex");
const eachCharacter = (text: string, write: (code: number) => string) =>
  [...text].map((character) => write(character.charCodeAt(0))).join("");
const percent = (text: string) =>
  eachCharacter(text, (code) => `%${code.toString(16).padStart(2, "0").toUpperCase()}`);
const twice = (text: string) => percent(text).replaceAll("%", "%25");
const decimal = (text: string) => eachCharacter(text, (code) => `&#${code};`);
const hexadecimal = (text: string) => eachCharacter(text, (code) => `&#x${code.toString(16)};`);
const json = (text: string) => eachCharacter(text, (code) => `\\u${code.toString(16).padStart(4, "0")}`);
const base64 = (text: string) => Buffer.from(text).toString("base64");
const base64url = (text: string) => Buffer.from(text).toString("base64url");
const basic = (text: string) => base64(`user:${text}`);
const splitBy = (separator: string, every: number) => (text: string) =>
  (text.match(new RegExp(`[\\s\\S]{1,${every}}`, "g")) ?? []).join(separator);
const alternating = (text: string) =>
  [...text].map((letter, at) => (at % 2 ? letter.toUpperCase() : letter.toLowerCase())).join("");

const ENCODINGS: Record<string, (text: string) => string> = {
  "as it is": (text) => text,
  "in upper case": (text) => text.toUpperCase(),
  "in alternating case": alternating,
  "percent-encoded": percent,
  "percent-encoded where it must be": encodeURIComponent,
  "percent-encoded twice": twice,
  "as decimal entities": decimal,
  "as hexadecimal entities": hexadecimal,
  "JSON-escaped": json,
  "in base64": base64,
  "in base64 for addresses": base64url,
  "in base64 behind a user": basic,
  "in base64 behind two characters": (text) => base64(`x:${text}`),
  "in hexadecimal": hexOf,
  "in hexadecimal capitals": (text) => hexOf(text).toUpperCase(),
};
const SPLITS: Record<string, (text: string) => string> = {
  "in one": (text) => text,
  "split by a tag": splitBy("<b class='x'>", 5),
  "split by a style": splitBy("<style>p { color: red }</style>", 6),
  "split by spaces": splitBy("  ", 3),
  "split by line breaks": splitBy("\r\n", 7),
  "split by zero-width characters": splitBy("\u200b", 1),
  "split by escape sequences": splitBy("\u001b[31m", 3),
  "split by soft hyphens and joiners": splitBy("\u00ad\u200d\ufeff", 2),
  "split by marks and fillers": splitBy("\u034f\u3164\u2800", 4),
};
const encodings = Object.keys(ENCODINGS);
const splits = Object.keys(SPLITS);

describe("a secret of the settings is masked", () => {
  const pairs = encodings.flatMap((encoding) => splits.map((split): [string, string] => [encoding, split]));

  test.each(pairs)("%s, %s", (encoding, split) => {
    const written = SPLITS[split]?.(ENCODINGS[encoding]?.(KEY) ?? "") ?? "";
    const shown = maskSecrets(`Incorrect API key: ${written} (see the manual).`);
    expect(shown).toContain(MASK);
    expect(piecesIn(shown, KEY)).toEqual([]);
    expect(shown).toMatch(/^Incorrect API key: /);
    expect(shown).toMatch(/see the manual\)\.$/);
  });

  test("in hexadecimal, of which a sign before it seems to begin an escape", () => {
    const cut = hexOf(KEY).slice(0, 17);
    expect(piecesIn(maskSecrets(`%${cut}`), KEY)).toEqual([]);
    expect(piecesIn(maskSecrets(`\\x${cut}`), KEY)).toEqual([]);
  });

  test("cut anywhere, as long as eight characters are left", () => {
    for (let length = 8; length <= KEY.length; length++) {
      expect(maskSecrets(`it: ${KEY.slice(0, length)}`)).toBe(`it: ${MASK}`);
      expect(maskSecrets(`it: ${KEY.slice(-length)}. Wrong.`)).toBe(`it: ${MASK}. Wrong.`);
    }
  });

  test("split by quotes or other signs, as in a list", () => {
    const shown = maskSecrets(JSON.stringify(KEY.match(/.{1,5}/g)));
    expect(piecesIn(shown.replace(/\W/g, ""), KEY.replace(/\W/g, ""))).toEqual([]);
  });

  test("where a text too long to be read was cut", () => {
    for (let before = 3_900; before <= 4_010; before++) {
      const shown = maskSecrets(
        `${"word ".repeat(2_000).slice(0, before)}${KEY}${" more".repeat(1_000_000)}`,
      );
      expect(shown).not.toContain(KEY.slice(0, 4));
      expect(shown.length).toBeLessThanOrEqual(4_000);
    }
  });

  test("until the process ends, although the settings name another by now", () => {
    rememberSecrets(["another-key-98765"]);
    expect(maskSecrets(`${KEY} and another-key-98765`)).toBe(`${MASK} and ${MASK}`);
  });
});

describe("what is masked besides", () => {
  test("keys that are not ours, by how providers write them", () => {
    const text = "sk-proj-abcdef123456, also sk-ab******yz01, nvapi-XYZ12345678; Bearer abc.def";
    expect(maskSecrets(text)).toBe("[key], also [key], [key]; [key]");
  });

  test("admins' tokens, the first one's link and sealed sessions, whose values nobody keeps", () => {
    const token = `wda_0123456789abcdef_${"x-_Y".repeat(10)}abc`;
    const link = `http://localhost:3000/sign-in#wdl_${"a_-B".repeat(10)}abc`;
    const cookie = "waywo_session=Fe26.2*1*a0b1*c2-d3_e4*f5%2Bg6; Path=/";
    expect(maskSecrets(`${token}; ${link}; ${cookie}`)).toBe(
      "[key]; http://localhost:3000/sign-in#[key]; waywo_session=[key]; Path=/",
    );
  });

  test("whatever stands before the host of an address", () => {
    expect(maskSecrets("at http://user:pw@host/x and socks5h://tok@h2.")).toBe(
      "at http://[key]@host/x and socks5h://[key]@h2.",
    );
  });
});

describe("ordinary text stays as it is", () => {
  test.each([
    "The key-value store, key-management and sk-learn_pipelines of a task-force.",
    "It failed at 10:30 @home; see https://example.org/a?b=c#d, <b>bold</b> and 50% of \\n.",
    "x".repeat(3_999),
  ])("%#", (text) => expect(maskSecrets(text)).toBe(text));

  test("also where a value is too short to be a secret", () => {
    rememberSecrets(["test", "1", "", "none", "EMPTY"]);
    const text = "This is a test: 1 key, none of them EMPTY.";
    expect(maskSecrets(text)).toBe(text);
  });

  test("but a short password is masked as a whole", () => {
    rememberSecrets(["hunter2"]);
    expect(maskSecrets("password hunter2 or HUNTER2 or aHVudGVyMg==")).toMatch(
      /^password \[key\] or \[key\] or \[key\]/,
    );
  });
});

test("the secrets of an address are its password and what it calls a key, as they are and decoded", () => {
  const found = secretsOfAddress("https://user:p%40ssword@host/v1?api_key=0123456789&version=2024");
  expect(found).toEqual(expect.arrayContaining(["p%40ssword", "p@ssword", "0123456789"]));
  expect(found).not.toContain("2024");
  expect(secretsOfAddress("https://token-1234@host")).toContain("token-1234");
  expect(secretsOfAddress("postgres://designer:p%40ssword@host/db")).toContain("p@ssword");
  expect(secretsOfAddress("postgres://designer@host/db").join("")).toBe("");
  expect(secretsOfAddress("no address")).toEqual([]);
});

test("no text shows a key, or eight characters of it, however it is written and whatever stands around it", () => {
  const characters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"];
  const keys = fc
    .array(fc.constantFrom(...characters), { minLength: 20, maxLength: 80 })
    .map((letters) => letters.join(""));
  const surroundings = fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: "grapheme", maxLength: 40 }));
  fc.assert(
    fc.property(
      keys,
      fc.constantFrom(...encodings),
      fc.constantFrom(...encodings.slice(0, 9)),
      fc.constantFrom(...splits),
      surroundings,
      surroundings,
      fc.nat(60),
      (key, inner, outer, split, before, after, cut) => {
        forgetSingleton("secrets");
        rememberSecrets([key]);
        const encoded = ENCODINGS[outer]?.(ENCODINGS[inner]?.(key) ?? "") ?? "";
        // Letters of base64 in another case are other bytes.
        fc.pre(!(outer.includes("case") && inner.includes("base64")));
        const written = SPLITS[split]?.(encoded) ?? "";
        const text = `${before}\n${written.slice(0, Math.max(1, written.length - cut))}\n${after}`;
        const shown = maskSecrets(text);
        expect(piecesIn(shown, key)).toEqual([]);
      },
    ),
    { numRuns: 1_500 },
  );
}, 60_000);

/** The pieces of a key that can be read from a text, by readers of the test's own, one after another. */
function piecesIn(text: string, key: string): string[] {
  const lower = key.toLowerCase();
  const pieces = Array.from({ length: lower.length - 7 }, (_, at) => lower.slice(at, at + 8));
  const once = READERS.flatMap((read) => read(text));
  const seen = [text, ...once, ...once.flatMap((next) => READERS.flatMap((read) => read(next)))];
  const found = seen.map((next) => next.toLowerCase());
  return pieces.filter((piece) => found.some((next) => next.includes(piece)));
}

const character = (_: string, digits: string) => String.fromCharCode(Number.parseInt(digits, 16) & 0xffff);
const READERS: ((text: string) => string[])[] = [
  (text) => [text.replace(/<style>[^<]*<\/style>|<[^<>]*>/g, "").replace(/[\s\p{C}\p{M}\p{DI}\u2800]/gu, "")],
  (text) => [text.replace(/%([\da-f]{2})/gi, character)],
  (text) => [
    text
      .replace(/&#x([\da-f]+);/gi, character)
      .replace(/&#(\d+);/g, (_, digits) => String.fromCharCode(Number(digits) & 0xffff)),
  ],
  (text) => [text.replace(/\\u([\da-f]{4})/gi, character)],
  (text) => {
    const digits = text.replace(/[^\w+/-]/g, "");
    return [0, 1, 2, 3].map((at) => Buffer.from(digits.slice(at), "base64").toString("latin1"));
  },
  (text) => {
    const digits = text.replace(/[^\da-f]/gi, "");
    return [0, 1].map((at) => Buffer.from(digits.slice(at), "hex").toString("latin1"));
  },
];
