import "server-only";
import { singleton } from "@/lib/core/singleton";

/** What an endpoint and model take. Every field only ever moves towards asking for less. */
export interface Dialect {
  format: "json_schema" | "json_object" | "none";
  /** What the room for an answer is called. */
  room: "max_tokens" | "max_completion_tokens" | "none";
  temperature: "any" | "up_to_1" | "none";
  seed: boolean;
  /** Whether the system's words go as a message of their own; some templates know only two roles. */
  systemRole: boolean;
}

const EVERYTHING: Dialect = {
  format: "json_schema",
  room: "max_tokens",
  temperature: "any",
  seed: true,
  systemRole: true,
};

/** A request that was refused: what it used, and the provider's words. */
export interface Refusal {
  sent: Dialect;
  /** Which parts of the dialect the request really had. */
  used: { format: boolean; seed: boolean; temperature: number };
  param: string | null;
  sentence: string;
}

interface Lesson {
  names: RegExp;
  /** What to ask for next time; undefined where nothing less is left. */
  less(refusal: Refusal): Partial<Dialect> | undefined;
}

const LESSONS: Lesson[] = [
  {
    names: /response_format|json_schema|json_object|structured.output|grammar|guided/i,
    less: ({ sent, used }) => {
      if (!used.format || sent.format === "none") return undefined;
      return { format: sent.format === "json_schema" ? "json_object" : "none" };
    },
  },
  {
    names: /max_(completion_)?tokens/i,
    less: ({ sent }) => {
      if (sent.room === "none") return undefined;
      return { room: sent.room === "max_tokens" ? "max_completion_tokens" : "none" };
    },
  },
  {
    names: /temperature/i,
    less: ({ sent, used }) => {
      if (sent.temperature === "none") return undefined;
      return { temperature: sent.temperature === "any" && used.temperature > 1 ? "up_to_1" : "none" };
    },
  },
  {
    names: /\bseed\b/i,
    less: ({ sent, used }) => (used.seed && sent.seed ? { seed: false } : undefined),
  },
  {
    names: /system.{0,20}role|role.{0,20}system|roles must alternate/i,
    less: ({ sent }) => (sent.systemRole ? { systemRole: false } : undefined),
  },
];

/** What is known by now of every endpoint and model this process talked to. */
export class Capabilities {
  readonly #known = new Map<string, Dialect>();

  /** What to ask an endpoint and model for; everything, until it has refused something. */
  dialect(key: string): Dialect {
    return this.#known.get(key) ?? EVERYTHING;
  }

  /**
   * Learns from a refusal.
   *
   * @returns whether the same question can be asked again with less; at most eight times until nothing is left
   */
  learn(key: string, refusal: Refusal): boolean {
    const less = this.#lesson(refusal);
    if (!less) return false;
    // A refusal of what another call has unlearnt meanwhile teaches nothing new.
    const known = this.dialect(key);
    const fresh = Object.keys(less).every(
      (part) => known[part as keyof Dialect] === refusal.sent[part as keyof Dialect],
    );
    if (fresh) this.#known.set(key, { ...known, ...less });
    return true;
  }

  #lesson(refusal: Refusal): Partial<Dialect> | undefined {
    for (const words of [refusal.param ?? "", refusal.sentence]) {
      for (const lesson of LESSONS) {
        const less = lesson.names.test(words) ? lesson.less(refusal) : undefined;
        if (less) return less;
      }
    }
    return undefined;
  }
}

/** The process's capabilities. */
export function llmCapabilities(): Capabilities {
  return singleton("llm.capabilities", () => new Capabilities());
}
