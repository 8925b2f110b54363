import { ApiError, readRefusal } from "@/lib/client/api-error";
import { PATHS } from "@/lib/contracts/paths";
import type { ImportReport } from "@/lib/contracts/types";

/** By the ending of a file's name, as the endpoint wants it called. */
const TYPES: Record<string, string> = {
  json: "application/json",
  jsonl: "application/jsonl",
  ndjson: "application/jsonl",
  csv: "text/csv",
  db: "application/vnd.sqlite3",
  sqlite: "application/vnd.sqlite3",
  sqlite3: "application/vnd.sqlite3",
};

/** What a file chooser offers. */
export const IMPORTED_FILES = Object.keys(TYPES)
  .map((ending) => `.${ending}`)
  .join(",");

const ending = (name: string) => name.split(".").at(-1)?.toLowerCase() ?? "";

/** Whether a file of this name can be imported. */
export const isImported = (name: string): boolean => Object.hasOwn(TYPES, ending(name));

interface UploadOptions {
  setSampleAside: boolean;
  signal: AbortSignal;
  /** @param sent 0 to 1; the server reads the file once it has all of it */
  onProgress: (sent: number) => void;
}

/**
 * Sends a file to be imported. By XMLHttpRequest, since fetch does not tell how much was sent.
 *
 * @throws ApiError for a refusal, or where there is no answer
 */
export function uploadFile(
  file: File,
  { setSampleAside, signal, onProgress }: UploadOptions,
): Promise<ImportReport> {
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    const noAnswer = () =>
      reject(
        new ApiError({
          status: 0,
          code: "no_answer",
          message: "The server did not take the file; try again.",
        }),
      );
    request.open("POST", `${PATHS.importProjects.path}${setSampleAside ? "?sample=aside" : ""}`);
    request.setRequestHeader("content-type", TYPES[ending(file.name)] ?? "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 200) resolve(request.response as ImportReport);
      else reject(readRefusal(new Response(null, { status: request.status || 500 }), request.response));
    };
    request.onerror = noAnswer;
    request.onabort = noAnswer;
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
