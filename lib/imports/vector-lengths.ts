import "server-only";
import { db } from "@/lib/core/db";
import { embeddingProvider } from "@/lib/embeddings/provider";
import type { NewProject } from "@/lib/projects/create-projects";
import { readSql } from "@/lib/store/sql";

/** How long the vectors of each model are, in bytes: all that are stored, and all that an import brings. */
export class VectorLengths {
  readonly #bytes = new Map<string, Promise<number | null>>();

  /** The project, without its vector where that is not as long as the others of its model: it could not be compared. */
  async withComparableVector(project: NewProject): Promise<NewProject> {
    const { embeddingModel: model, descriptionEmbedding: vector } = project;
    if (!model || !vector) return project;
    const expected = this.#bytes.get(model) ?? expectedBytes(model);
    this.#bytes.set(model, expected);
    const bytes = await expected;
    if (bytes === null) this.#bytes.set(model, Promise.resolve(vector.byteLength));
    if (bytes === null || bytes === vector.byteLength) return project;
    return { ...project, descriptionEmbedding: null, embeddingModel: null };
  }
}

async function expectedBytes(model: string): Promise<number | null> {
  const sql = readSql("stored-vector-size");
  const [stored] = await db().$queryRawUnsafe<{ bytes: number | bigint }[]>(sql, model);
  if (stored) return Number(stored.bytes);
  const provider = embeddingProvider();
  const { expected } = provider.length;
  return provider.model === model && expected !== null ? expected * Float32Array.BYTES_PER_ELEMENT : null;
}
