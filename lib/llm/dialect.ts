/** What an endpoint and model accept. A dialect only ever becomes smaller. */
export interface Dialect {
  format: "json_schema" | "json_object" | "none";
  tokenLimit: "max_tokens" | "max_completion_tokens" | "none";
  temperature: "any" | "up_to_1" | "none";
  seed: boolean;
  /** Whether there is a system role; some chat templates know only user and assistant. */
  systemRole: boolean;
}

const FULL_DIALECT: Dialect = {
  format: "json_schema",
  tokenLimit: "max_tokens",
  temperature: "any",
  seed: true,
  systemRole: true,
};

export interface Rejection {
  dialect: Dialect;
  /** Which parts of the dialect the request really used. */
  used: { format: boolean; seed: boolean; temperature: number };
  param: string | null;
  message: string;
}

interface Downgrade {
  pattern: RegExp;
  /** The smaller dialect; undefined where nothing smaller is left. */
  downgrade(rejection: Rejection): Partial<Dialect> | undefined;
}

const DOWNGRADES: Downgrade[] = [
  {
    pattern: /response_format|json_schema|json_object|structured.output|grammar|guided/i,
    downgrade: ({ dialect, used }) => {
      if (!used.format || dialect.format === "none") return undefined;
      return { format: dialect.format === "json_schema" ? "json_object" : "none" };
    },
  },
  {
    pattern: /max_(completion_)?tokens/i,
    downgrade: ({ dialect }) => {
      if (dialect.tokenLimit === "none") return undefined;
      return { tokenLimit: dialect.tokenLimit === "max_tokens" ? "max_completion_tokens" : "none" };
    },
  },
  {
    pattern: /temperature/i,
    downgrade: ({ dialect, used }) => {
      if (dialect.temperature === "none") return undefined;
      return { temperature: dialect.temperature === "any" && used.temperature > 1 ? "up_to_1" : "none" };
    },
  },
  {
    pattern: /\bseed\b/i,
    downgrade: ({ dialect, used }) => (used.seed && dialect.seed ? { seed: false } : undefined),
  },
  {
    pattern: /system.{0,20}role|role.{0,20}system|roles must alternate/i,
    downgrade: ({ dialect }) => (dialect.systemRole ? { systemRole: false } : undefined),
  },
];

/** The dialects learnt so far, per endpoint and model. */
export class Dialects {
  readonly #known = new Map<string, Dialect>();

  /** The full dialect, until the endpoint has rejected something. */
  of(key: string): Dialect {
    return this.#known.get(key) ?? FULL_DIALECT;
  }

  /**
   * Learns from a rejection.
   *
   * @returns whether the request can be sent again with less; at most eight times until nothing is left
   */
  downgrade(key: string, rejection: Rejection): boolean {
    const change = findDowngrade(rejection);
    if (!change) return false;
    const known = this.of(key);
    // A concurrent call may have been rejected for the same reason, and have downgraded already.
    const isNew = Object.keys(change).every(
      (part) => known[part as keyof Dialect] === rejection.dialect[part as keyof Dialect],
    );
    if (isNew) this.#known.set(key, { ...known, ...change });
    return true;
  }
}

function findDowngrade(rejection: Rejection): Partial<Dialect> | undefined {
  for (const text of [rejection.param ?? "", rejection.message]) {
    for (const { pattern, downgrade } of DOWNGRADES) {
      const change = pattern.test(text) ? downgrade(rejection) : undefined;
      if (change) return change;
    }
  }
  return undefined;
}
