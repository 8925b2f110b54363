import "server-only";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IMPORT_TYPES, type ImportFormat } from "@/lib/contracts/imports";
import { DomainError } from "@/lib/core/errors";

/**
 * What kind of file a request says it brings.
 *
 * @throws DomainError not_json, which is HTTP's 415, for media types that are not imported
 */
export function uploadFormat(request: Request): ImportFormat {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const format = Object.entries(IMPORT_TYPES).find(([name]) => name === type)?.[1];
  if (format) return format;
  const types = Object.keys(IMPORT_TYPES).join(", ");
  throw new DomainError("not_json", `Send the file with its Content-Type: ${types}.`);
}

/**
 * Writes a request's body to a temporary file, so that the store waits for no network and a body that is refused or
 * breaks off changes nothing.
 *
 * @param work is given the file's path, which is removed afterwards
 * @throws DomainError body_too_large; not_received when the client leaves before it has sent all of it
 */
export async function withUpload<T>(
  request: Request,
  maxBytes: number,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const tooLarge = new DomainError(
    "body_too_large",
    `The file is larger than ${maxBytes / 1024 ** 3} GiB; use npm run import, or send it in parts.`,
  );
  if (Number(request.headers.get("content-length")) > maxBytes) throw tooLarge;
  const folder = await mkdtemp(join(tmpdir(), "waywo-import-"));
  try {
    const path = join(folder, "upload");
    await writeBody(request, path, maxBytes, tooLarge);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeBody(
  request: Request,
  path: string,
  maxBytes: number,
  tooLarge: DomainError,
): Promise<void> {
  const file = await open(path, "wx", 0o600);
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLarge;
      await file.write(chunk);
    }
  } catch (cause) {
    if (cause === tooLarge || (cause as NodeJS.ErrnoException).code === "ENOSPC") throw cause;
    throw new DomainError("not_received", "The file did not arrive in full; nothing was imported.", {
      cause,
    });
  } finally {
    await file.close();
  }
  if (size === 0) throw new DomainError("invalid_request", "The file is empty.");
}
