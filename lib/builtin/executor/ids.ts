import { createHash, randomBytes } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
let last = { ms: 0, count: 0 };

/** Base 32, so that texts sort as their numbers do. */
function base32(value: number, length: number): string {
  let text = "";
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32))
    text = ALPHABET.charAt(rest % 32) + text;
  return text;
}

/** An id in the shape of the ULIDs Inngest gives out; ids made later in one process sort later. */
export function newId(now: number): string {
  const ms = Math.max(Math.floor(now), last.ms);
  last = { ms, count: ms === last.ms ? last.count + 1 : 0 };
  const chance = [...randomBytes(12)].map((byte) => ALPHABET.charAt(byte % 32)).join("");
  return base32(ms, 10) + base32(last.count, 4) + chance;
}

/** The id of an event that came without one: the same for each retry of the SDK's one `send`. */
export function seededId(seed: string, index: number): string {
  return createHash("sha256").update(`${seed} ${index}`).digest("hex").slice(0, 26);
}
