import "server-only";
import { rememberSecrets, secretsOfAddress } from "@/lib/core/secrets";
import { StoreError } from "../store-error";
import { type Checksum, checksumOf } from "./checksum";
import { openMoveSource, type Source } from "./source";
import { MODELS, type ModelName, Table } from "./tables";
import { openMoveTarget, type Target } from "./target";

export interface Move {
  /** Rows of all tables. */
  rows: number;
  /** Of every table, the same on both sides. */
  checksums: Record<string, Checksum>;
}

/**
 * Copies a store into an empty one of either kind, and compares both from end to end. Cut short, it goes on where it was when
 * it is called again.
 *
 * @param from,to as DATABASE_URL has them
 * @param tell called after every piece, with how many rows of a table are there by then
 * @throws StoreError when the source is in use, the target holds something else, or both are not equal in the end
 */
export async function moveStore(
  from: string,
  to: string,
  tell: (model: ModelName, rows: number) => void = () => {},
): Promise<Move> {
  rememberSecrets([from, to].flatMap(secretsOfAddress));
  const source = await openMoveSource(from);
  try {
    const target = await openMoveTarget(to);
    try {
      await copy(source, target, tell);
      const checksums = await compare(source, target);
      await target.finish(await source.highestIds());
      const rows = Object.values(checksums).reduce((sum, table) => sum + table.rows, 0);
      return { rows, checksums };
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** What a new store has before anybody writes to it. */
const IN_EVERY_STORE: readonly ModelName[] = ["CorpusState", "RunNumbers"];

async function copy(source: Source, target: Target, tell: (model: ModelName, rows: number) => void) {
  for (const model of MODELS) {
    const [from, to] = [new Table(source.client, model), new Table(target.client, model)];
    if (IN_EVERY_STORE.includes(model)) await to.clear();
    let rows = await to.count();
    for await (const page of from.pages(await to.last())) {
      await to.create(page).catch((cause: unknown) => {
        // A row that is there already, or one that it refers to and that is not.
        throw /^P200[23]$/.test((cause as { code?: string }).code ?? "") ? differing([model], cause) : cause;
      });
      rows += page.length;
      tell(model, rows);
    }
  }
}

async function compare(source: Source, target: Target): Promise<Record<string, Checksum>> {
  const checksums: Record<string, Checksum> = {};
  const unequal: string[] = [];
  for (const model of MODELS) {
    const [mine, theirs] = await Promise.all(
      [source, target].map(({ client }) => checksumOf(new Table(client, model))),
    );
    if (mine) checksums[model] = mine;
    if (mine?.rows !== theirs?.rows || mine?.sha256 !== theirs?.sha256) unequal.push(model);
  }
  if (unequal.length > 0) throw differing(unequal);
  return checksums;
}

const differing = (models: string[], cause?: unknown) =>
  new StoreError(
    `Both stores differ in ${models.join(", ")}: the first was changed since the move was begun. Delete the second, and move again.`,
    { cause },
  );
