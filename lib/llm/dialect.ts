import type { ContextWindow } from "./context-window";

/** Which of the optional parts of a request an endpoint and model take, and in which form. */
export interface Dialect {
  /** `bare_schema` has neither bounds nor strictness. */
  format: "json_schema" | "bare_schema" | "json_object" | "none";
  tokenLimit: "max_tokens" | "max_completion_tokens" | "none";
  temperature: "any" | "up_to_1" | "none";
  seed: boolean;
  /** Whether there is a system role; some chat templates know only user and assistant. */
  systemRole: boolean;
  /** What is known of the room; null until a request was too large. */
  window: ContextWindow | null;
}

export const FULL_DIALECT: Dialect = {
  format: "json_schema",
  tokenLimit: "max_tokens",
  temperature: "any",
  seed: true,
  systemRole: true,
  window: null,
};

/** Which optional parts a request really has. */
export interface UsedParts {
  format: boolean;
  seed: boolean;
  temperature: number;
}

export type PartName = Exclude<keyof Dialect, "window">;

interface Part {
  name: PartName;
  /** What providers call it. */
  hint: RegExp;
  /** From the whole part to none of it, as changes to a dialect. */
  levels(used: UsedParts): Partial<Dialect>[];
}

/** The optional parts, in the order in which a request goes without them when a refusal does not say which it means. */
export const PARTS: readonly Part[] = [
  {
    name: "format",
    hint: /response.?format|json|schema|structured|grammar|guided|additionalproperties|(min|max)(items|length|imum)\b|strict\b|格式|形式|формат|formato|ausgabeformat/i,
    levels: ({ format }) =>
      format
        ? (["json_schema", "bare_schema", "json_object", "none"] as const).map((format) => ({ format }))
        : [],
  },
  {
    name: "systemRole",
    hint: /\bsyst[eè]m\w*\W{0,3}(role|message|prompt|instruction)?|sistema|developer|\broles?\b|\brol\b|rôle|rolle|alternat|chat.?template|jinja|系统|系統|角色|システム|시스템|систем/i,
    levels: () => [{ systemRole: true }, { systemRole: false }],
  },
  {
    name: "seed",
    hint: /\bseed\b|随机种子|種子|シード|시드/i,
    levels: ({ seed }) => (seed ? [{ seed: true }, { seed: false }] : []),
  },
  {
    name: "tokenLimit",
    hint: /max_?(completion_|new_|output_)?tokens/i,
    levels: () =>
      (["max_tokens", "max_completion_tokens", "none"] as const).map((tokenLimit) => ({ tokenLimit })),
  },
  {
    name: "temperature",
    hint: /temperatur|温度|온도|температур/i,
    levels: ({ temperature }) =>
      (["any", ...(temperature > 1 ? (["up_to_1"] as const) : []), "none"] as const).map((level) => ({
        temperature: level,
      })),
  },
];

/** What was learnt is forgotten after an hour: a server may have been replaced by one that takes more. */
const REMEMBERED_MS = 3_600_000;
const MAX_HOPELESS = 50;

interface Known {
  dialect: Dialect;
  learntAt: number;
  /** Changes that helped once where chance may have helped instead. */
  unsure: Map<string, Partial<Dialect>>;
  /** Refusals that nothing helped against. */
  hopeless: Set<string>;
}

/** The dialects learnt so far, per endpoint and model. */
export class Dialects {
  readonly #known = new Map<string, Known>();

  /** The full dialect, until the endpoint has refused something and taken the rest. */
  of(key: string, now: number): Dialect {
    const known = this.#known.get(key);
    if (known && now - known.learntAt < REMEMBERED_MS) return known.dialect;
    return FULL_DIALECT;
  }

  /**
   * Remembers what helped.
   *
   * @param change how the dialect that was answered differs from the one that was refused
   * @param sure false where the first request may have failed by chance; then it has to help twice
   */
  learn(key: string, change: Partial<Dialect>, now: number, { sure }: { sure: boolean }): void {
    const known = this.#entry(key, now);
    const name = JSON.stringify(change);
    if (!sure && !known.unsure.delete(name)) {
      known.unsure.set(name, change);
      return;
    }
    known.dialect = { ...known.dialect, ...change };
    known.learntAt = now;
  }

  /** A request was answered in the known dialect: what may have helped another by chance did not have to. */
  confirm(key: string, used: UsedParts): void {
    const known = this.#known.get(key);
    if (!known) return;
    const isUsed = (name: string) => PARTS.some((part) => part.name === name && part.levels(used).length > 0);
    for (const [name, change] of known.unsure) {
      if (Object.keys(change).every(isUsed)) known.unsure.delete(name);
    }
  }

  isHopeless(key: string, words: string): boolean {
    return this.#known.get(key)?.hopeless.has(words) === true;
  }

  giveUp(key: string, words: string, now: number): void {
    const { hopeless } = this.#entry(key, now);
    hopeless.add(words);
    const [oldest] = hopeless;
    if (hopeless.size > MAX_HOPELESS && oldest !== undefined) hopeless.delete(oldest);
  }

  #entry(key: string, now: number): Known {
    const known = this.#known.get(key);
    if (known && now - known.learntAt < REMEMBERED_MS) return known;
    const fresh = { dialect: FULL_DIALECT, learntAt: now, unsure: new Map(), hopeless: new Set<string>() };
    this.#known.set(key, fresh);
    return fresh;
  }
}
