/** PostgreSQL's advisory locks of a store, each any number but the others'. */
export const LOCKS = {
  /** Of every transaction that writes. */
  write: 7_709_196,
  /** Of a process that has the store for itself. */
  owner: 7_709_197,
  /** Of whoever migrates the store. */
  migration: 7_709_198,
} as const;
