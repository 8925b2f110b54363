import "server-only";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { encodeVector } from "@/lib/embeddings/vector-blob";

/** The corpus's vectors, kept beside it: computing them takes the built-in encoder about eight seconds. */
const VECTORS = "embeddings.bin";
const ABOUT = "embeddings.json";

const aboutSchema = z.object({ model: z.string(), dimensions: z.int().min(1), texts: z.string() });

/** Names a list of texts by its content, so that vectors of other texts are never taken for theirs. */
function hashTexts(texts: string[]): string {
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex");
}

/**
 * The kept vectors of these texts by this model, one blob a text (little-endian float32).
 *
 * @returns null when none are kept, or when they are of other texts or of another model
 */
export async function readSeedVectors(
  folder: string,
  texts: string[],
  model: string,
): Promise<Uint8Array<ArrayBuffer>[] | null> {
  const about = await readFile(join(folder, ABOUT), "utf8").catch(() => null);
  if (about === null) return null;
  const { dimensions, ...kept } = aboutSchema.parse(JSON.parse(about));
  if (kept.model !== model || kept.texts !== hashTexts(texts)) return null;
  const bytes = new Uint8Array(await readFile(join(folder, VECTORS)));
  const size = dimensions * 4;
  if (bytes.length !== size * texts.length) return null;
  return texts.map((_, index) => bytes.slice(index * size, (index + 1) * size));
}

/** Keeps the vectors of these texts beside the corpus: float32, row after row, and what they are of. */
export async function writeSeedVectors(
  folder: string,
  texts: string[],
  embedded: { vectors: Float32Array[]; model: string },
): Promise<void> {
  const dimensions = embedded.vectors[0]?.length ?? 0;
  const about = { model: embedded.model, dimensions, texts: hashTexts(texts) };
  await writeFile(join(folder, VECTORS), Buffer.concat(embedded.vectors.map(encodeVector)));
  await writeFile(join(folder, ABOUT), `${JSON.stringify(about, null, 2)}\n`);
}
