import "server-only";
import type { Prisma, PrismaClient } from "@/lib/generated/prisma/client";

/** A row as Prisma has it, on both kinds of stores alike. */
export type MovedRow = Record<string, unknown>;

interface Delegate {
  findMany(query: object): Promise<MovedRow[]>;
  createMany(query: { data: MovedRow[] }): Promise<unknown>;
  deleteMany(query: object): Promise<unknown>;
  count(): Promise<number>;
}

/** The key of every model, each after those that it refers to. */
export const KEYS = {
  SigningKey: ["name"],
  Admin: ["id"],
  AdminSession: ["id"],
  Setting: ["key"],
  SettingChange: ["id"],
  RateLimit: ["key"],
  Post: ["id"],
  Comment: ["id"],
  CommentCall: ["id"],
  Project: ["id"],
  ProjectTag: ["projectId", "tag"],
  ProjectSubmission: ["id"],
  CorpusProject: ["projectId"],
  TagCount: ["tag"],
  TagCountChange: ["seq"],
  TagPair: ["tag", "other"],
  CorpusState: ["id"],
  CorpusSnapshot: ["mark"],
  ProjectVectorChange: ["seq"],
  Reembedding: ["model"],
  ProjectMap: ["id"],
  GenerationBatch: ["id"],
  BatchRun: ["batchId", "place"],
  GenerationRun: ["id"],
  RunNumbers: ["id"],
  GenerationRow: ["id"],
  GenerationCandidate: ["id"],
  Regeneration: ["candidateId"],
  ModelCall: ["id"],
  ModelCallText: ["callId"],
  RunComparison: ["id"],
  ReviewEntry: ["id"],
  BulkChange: ["id"],
  BulkItem: ["bulkId", "position"],
  ExecutorEvent: ["id"],
  ExecutorRun: ["id"],
  ExecutorStep: ["runId", "stepId"],
} as const satisfies Record<Prisma.ModelName, readonly string[]>;

export type ModelName = keyof typeof KEYS;
export const MODELS = Object.keys(KEYS) as ModelName[];

/** Rows at once: of projects with vectors of 4096 numbers some 10 MB. */
const PAGE = 500;

/** One model's table in one store. */
export class Table {
  readonly #rows: Delegate;
  readonly #key: readonly string[];

  constructor(client: PrismaClient, model: ModelName) {
    const name = model.charAt(0).toLowerCase() + model.slice(1);
    this.#rows = (client as unknown as Record<string, Delegate>)[name] as Delegate;
    this.#key = KEYS[model];
  }

  count(): Promise<number> {
    return this.#rows.count();
  }

  /** The last row in the order of the key; null where there is none. */
  async last(): Promise<MovedRow | null> {
    const [row] = await this.#rows.findMany({ orderBy: this.#order("desc"), take: 1 });
    return row ?? null;
  }

  /** All rows after one, or all, in the order of the key, page by page. */
  async *pages(after: MovedRow | null = null): AsyncGenerator<MovedRow[]> {
    for (let last = after; ; ) {
      const from = last && { cursor: this.#cursor(last), skip: 1 };
      const page = await this.#rows.findMany({ orderBy: this.#order("asc"), take: PAGE, ...from });
      if (page.length > 0) yield page;
      if (page.length < PAGE) return;
      last = page.at(-1) ?? null;
    }
  }

  async create(rows: MovedRow[]): Promise<void> {
    await this.#rows.createMany({ data: rows });
  }

  async clear(): Promise<void> {
    await this.#rows.deleteMany({});
  }

  #order(direction: "asc" | "desc") {
    return this.#key.map((field) => ({ [field]: direction }));
  }

  #cursor(row: MovedRow) {
    const key = Object.fromEntries(this.#key.map((field) => [field, row[field]]));
    return this.#key.length === 1 ? key : { [this.#key.join("_")]: key };
  }
}
