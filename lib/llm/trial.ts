import { type Dialect, FULL_DIALECT, PARTS, type PartName, type UsedParts } from "./dialect";

/** Smaller requests that are sent because of refusals of one request. */
const MAX_TRIES = 18;

export interface Refusal {
  dialect: Dialect;
  /** The provider's name for the part it refused. */
  param: string | null;
  words: string;
}

/** What one request is sent without, one part after another, before its refusal counts. */
export class Trial {
  readonly #used: UsedParts;
  readonly #tried = new Set<string>();
  /** What the queue was made for. */
  #cause: string | null = null;
  #queue: Dialect[] = [];
  #start: Dialect | undefined;
  #current: Dialect | undefined;

  constructor(used: UsedParts) {
    this.#used = used;
  }

  /** The dialect to send in; undefined for the known one. */
  get dialect(): Dialect | undefined {
    return this.#current;
  }

  /**
   * Chooses the next dialect to try: without what the refusal names, then without each other part, then with none of
   * them, and at last with what was left out since it was learnt. Where the words of a refusal change, what was left
   * out last had helped, and stays out.
   *
   * @param known what others have learnt meanwhile
   * @param only "named" tries only what the refusal names
   * @returns whether there is one; else the refusal counts
   */
  next(
    refusal: Refusal,
    known: Dialect,
    { only, hopeless }: { only: "named" | "all"; hopeless: boolean },
  ): boolean {
    this.#start ??= refusal.dialect;
    this.#tried.add(keyOf(refusal.dialect));
    const cause = `${only} ${fingerprint(refusal.words)}`;
    if (cause !== this.#cause) {
      this.#cause = cause;
      this.#queue = hopeless
        ? [leastOf(refusal.dialect, this.#used)]
        : this.#candidates(refusal, known, only);
    }
    const isNew = (dialect: Dialect) => !this.#tried.has(keyOf(dialect));
    this.#queue = this.#queue.filter(isNew);
    const next = this.#tried.size > MAX_TRIES ? undefined : this.#queue.shift();
    // Nothing helped: a retry, if there is one, sends the whole request again.
    this.#current = next ?? { ...this.#start, window: refusal.dialect.window };
    return next !== undefined;
  }

  /** Goes on in a dialect with another window, which is no try of a part. */
  moveTo(dialect: Dialect, refused: Dialect): void {
    this.#start ??= refused;
    this.#current = dialect;
  }

  /** How the dialect that was answered differs from the first that was refused; undefined if it does not. */
  get change(): Partial<Dialect> | undefined {
    if (!this.#start || !this.#current) return undefined;
    const [from, to] = [this.#start, this.#current];
    const names = (Object.keys(to) as (keyof Dialect)[]).filter((name) => from[name] !== to[name]);
    return names.length > 0 ? Object.fromEntries(names.map((name) => [name, to[name]])) : undefined;
  }

  #candidates({ dialect, param, words }: Refusal, known: Dialect, only: "named" | "all"): Dialect[] {
    const named = PARTS.filter(({ hint }) => hint.test(param ?? "") || hint.test(words));
    // The name of a parameter says more than the sentence around it.
    named.sort((a, b) => Number(b.hint.test(param ?? "")) - Number(a.hint.test(param ?? "")));
    const others = only === "all" ? PARTS.filter((part) => !named.includes(part)) : [];
    const parts = [...named, ...others];
    const levels = parts.flatMap(({ name, levels }) => {
      const all = levels(this.#used).map((change) => ({ ...dialect, ...change }));
      return all.slice(all.findIndex((level) => level[name] === dialect[name]) + 1);
    });
    const regained = parts.flatMap(({ levels }) =>
      levels(this.#used).map((change) => ({ ...dialect, ...change })),
    );
    const least = only === "all" ? [leastOf(dialect, this.#used)] : [];
    const whole = only === "all" ? [{ ...FULL_DIALECT, window: dialect.window }] : [];
    return [known, ...levels, ...least, ...regained, ...whole];
  }
}

/** Without any optional part. */
function leastOf(dialect: Dialect, used: UsedParts): Dialect {
  const least = PARTS.map(({ levels }) => levels(used).at(-1) ?? {});
  return Object.assign({ ...dialect }, ...least);
}

/** The words of a refusal without what is different in each: numbers and identifiers. */
export function fingerprint(words: string): string {
  return words.replace(/\b[\da-f]{8,}(?:-[\da-f]+)*\b|\b\w*\d\w*\b/gi, "#").slice(0, 2_000);
}

const NAMES: readonly PartName[] = PARTS.map(({ name }) => name);
const keyOf = (dialect: Dialect) => NAMES.map((name) => dialect[name]).join();
