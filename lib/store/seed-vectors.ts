import "server-only";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { encodeVector } from "@/lib/embeddings/vector";

/** Stored beside the corpus, because the built-in encoder needs about eight seconds to compute them. */
const VECTORS = "embeddings.bin";
const ABOUT = "embeddings.json";

const aboutSchema = z.object({ model: z.string(), dimensions: z.int().min(1), texts: z.string() });

function hashTexts(texts: string[]): string {
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex");
}

/**
 * The stored vectors of these texts, one blob per text (little-endian float32).
 *
 * @returns null when none are stored, or when they belong to other texts or another model
 */
export async function readSeedVectors(
  folder: string,
  texts: string[],
  model: string,
): Promise<Uint8Array<ArrayBuffer>[] | null> {
  const about = await readFile(join(folder, ABOUT), "utf8").catch(() => null);
  if (about === null) return null;
  const { dimensions, ...stored } = aboutSchema.parse(JSON.parse(about));
  if (stored.model !== model || stored.texts !== hashTexts(texts)) return null;
  const bytes = new Uint8Array(await readFile(join(folder, VECTORS)));
  const size = dimensions * 4;
  if (bytes.length !== size * texts.length) return null;
  return texts.map((_, index) => bytes.slice(index * size, (index + 1) * size));
}

/** Stores the vectors of these texts: float32, one row after another, with a description beside them. */
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
