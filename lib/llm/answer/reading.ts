/** What reading an answer came to: a value, or what is wrong with it, in sentences a model can act on. */
export type Reading<T> = { ok: true; value: T } | { ok: false; problems: string[] };
