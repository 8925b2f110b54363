import type { RunSnapshot } from "./run-snapshot";

/** What a receiver knows of a run, in digests; a cursor is this as text. */
export interface Known {
  status: string;
  rows: string[];
}

/** Characters of a digest: one change in 17 million goes unseen, until the next of its row. */
export const DIGEST_LENGTH = 4;
export const UNKNOWN = "-".repeat(DIGEST_LENGTH);
const CURSOR = new RegExp(`^(?:[\\w-]{${DIGEST_LENGTH}})+$`);

export const writeCursor = ({ status, rows }: Known): string =>
  [status, ...Array.from(rows, (digest = UNKNOWN) => digest)].join("");

/** @param cursor null, or a text that is none: nothing is known */
export function readCursor(cursor: string | null | undefined): Known {
  const digests = cursor && CURSOR.test(cursor) ? cursor.match(new RegExp(`.{${DIGEST_LENGTH}}`, "g")) : null;
  const [status = UNKNOWN, ...rows] = digests ?? [];
  return { status, rows };
}

/** What anyone knows who was given a snapshot. */
export const knownOf = ({ status, rows }: RunSnapshot): Known => ({
  status: status.digest,
  rows: rows.map(({ digest }) => digest),
});
