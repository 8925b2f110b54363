import "server-only";
import { createHash } from "node:crypto";
import type { Row, RunStatus } from "@/lib/contracts/runs";
import { listRows } from "../row/list-rows";
import { getRunStatus } from "../status/get-run-status";
import { DIGEST_LENGTH } from "./cursor";

/** A part of an answer, and a few characters that change with it. */
export interface Part<T> {
  value: T;
  digest: string;
}

/** A run as it was at one moment. */
export interface RunSnapshot {
  status: Part<RunStatus>;
  rows: Part<Row>[];
}

/** @throws DomainError not_found */
export async function readRunSnapshot(taskId: string): Promise<RunSnapshot> {
  // One after the other: rows that are read after a status that ends the run are its last.
  const status = await getRunStatus(taskId);
  return { status: part(status), rows: await readRowParts(taskId) };
}

/** @throws DomainError not_found */
export const readRowParts = async (taskId: string): Promise<Part<Row>[]> =>
  (await listRows(taskId)).map(part);

export const isSame = (one: RunSnapshot, other: RunSnapshot) =>
  one.status.digest === other.status.digest &&
  one.rows.length === other.rows.length &&
  one.rows.every(({ digest }, index) => digest === other.rows[index]?.digest);

function part<T>(value: T): Part<T> {
  const hash = createHash("sha256").update(JSON.stringify(value)).digest();
  return { value, digest: hash.toString("base64url").slice(0, DIGEST_LENGTH) };
}
