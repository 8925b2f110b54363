import type { z } from "zod";
import { ApiError, readRefusal } from "./api-error";

/** The slowest answer worth waiting for, in milliseconds; every route answers from the store. */
const TIMEOUT_MS = 20_000;

interface Options {
  method?: "GET" | "POST";
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * Calls one route of the API and checks its answer. A GET is revalidated by ETag in the browser's own cache.
 *
 * @throws ApiError for a refusal, an answer of another shape, or none at all
 */
export async function request<T>(path: string, schema: z.ZodType<T>, options: Options = {}): Promise<T> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, {
      method: options.method ?? "GET",
      headers: {
        accept: "application/json",
        ...(options.body === undefined ? {} : { "content-type": "application/json" }),
        ...options.headers,
      },
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal,
    });
    text = await response.text();
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError({ status: 0, code: "no_answer", sentence: "The server does not answer." });
  }
  const body = parseJson(text);
  if (!response.ok) throw readRefusal(response, body);
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const sentence = "The server's answer is not what this page expects; reload the page.";
    throw new ApiError({ status: response.status, code: "unexpected_answer", sentence });
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
