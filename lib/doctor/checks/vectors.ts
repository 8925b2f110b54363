import "server-only";
import { decodeVector } from "@/lib/embeddings/vector";
import type { Fault, Scope } from "../finding";
import { paged } from "../paged";
import { VECTOR_TABLES, type VectorTable } from "./vector-tables";

/** Of one model and length: the ids by table. */
type Alike = Map<VectorTable, number[]>;

/** A vector is a whole number of finite numbers, not all zero, and as long as the others of its model. */
export async function* vectors({ since }: Scope): AsyncGenerator<Fault> {
  const models = new Map<string | null, Map<number, Alike>>();
  for (const table of VECTOR_TABLES) {
    for await (const { id, blob, model } of paged(0, (after) => table.read(after, since))) {
      const wrong = whatIsWrong(blob);
      if (wrong) yield faultOf(table, id, wrong);
      else {
        const lengths = getOrAdd(models, model, () => new Map<number, Alike>());
        const alike = getOrAdd(lengths, blob.byteLength / 4, () => new Map());
        getOrAdd(alike, table, () => []).push(id);
      }
    }
  }
  for (const [model, lengths] of models) yield* unusual(model, lengths);
}

/** The vectors whose length is not the most common one of their model. */
function* unusual(model: string | null, lengths: Map<number, Alike>): Generator<Fault> {
  const size = (alike: Alike) => [...alike.values()].reduce((sum, ids) => sum + ids.length, 0);
  const [usual, ...others] = [...lengths].toSorted(([, one], [, other]) => size(other) - size(one));
  for (const [length, alike] of others) {
    const says = `of ${length} numbers; others of ${model ?? "an unnamed model"} have ${usual?.[0]}`;
    for (const [table, ids] of alike) for (const id of ids) yield faultOf(table, id, says);
  }
}

function whatIsWrong(blob: Uint8Array): string | null {
  if (blob.byteLength === 0 || blob.byteLength % 4 !== 0) return `of ${blob.byteLength} bytes`;
  const numbers = decodeVector(blob);
  if (!numbers.every(Number.isFinite)) return "with something that is not a number";
  return numbers.every((number) => number === 0) ? "that is all zero" : null;
}

function faultOf({ what, clear }: VectorTable, id: number, says: string): Fault {
  return {
    code: "bad_vector",
    sentence: `${what} ${id} has a vector ${says}.`,
    ...(what === "Project" ? { projectId: id } : {}),
    repair: () => clear(id),
  };
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
