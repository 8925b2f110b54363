import { type EndpointName, PATHS, type PathParams, pathTo } from "@/lib/contracts/paths";
import type { Endpoints, ResponseOf } from "@/lib/contracts/types";
import { ApiError, readRefusal } from "./api-error";
import { reportAnswer } from "./connection";

/** Most routes answer from the store; a slower response is given up, in milliseconds. */
const TIMEOUT_MS = 20_000;

type Output<Schema> = Schema extends { _zod: { output: infer T } } ? T : never;
type Input<Schema> = Schema extends { _zod: { input: infer T } } ? T : never;
type QueryText<T> = T extends Date ? string : T;
type Query<T> = { [Name in keyof T]?: QueryText<T[Name]> };

/** What an endpoint is called with, derived from its declaration. */
type CallInput<Name extends EndpointName> = (keyof PathParams<Name> extends never
  ? unknown
  : { params: PathParams<Name> }) &
  (Endpoints[Name] extends { query: infer Schema } ? { query?: Query<Output<Schema>> } : unknown) &
  (Endpoints[Name] extends { body: infer Schema; bodyOptional: true }
    ? { body?: Input<Schema> }
    : Endpoints[Name] extends { body: infer Schema }
      ? { body: Input<Schema> }
      : unknown) &
  (Endpoints[Name] extends { headers: infer Schema } ? { headers?: Input<Schema> } : unknown);

type Answer<Name extends EndpointName> = ResponseOf<Endpoints[Name]>;

interface AnyInput {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  headers?: Record<string, string>;
}

/**
 * Calls an endpoint. GET responses are revalidated by ETag in the browser's own cache. The response is not
 * validated: page and server come from the same build.
 *
 * @throws ApiError for a refusal, a response that is not JSON, or none at all
 */
export async function call<Name extends EndpointName>(
  name: Name,
  input: CallInput<Name>,
  options: { signal?: AbortSignal; timeoutMs?: number } = {},
): Promise<Answer<Name>> {
  const { body, headers } = input as AnyInput;
  const timeout = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  let response: Response;
  let text: string;
  try {
    response = await fetch(urlOf(name, input as AnyInput), {
      method: PATHS[name].method,
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
    });
    text = await response.text();
    reportAnswer(true);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    reportAnswer(false);
    throw new ApiError({ status: 0, code: "no_answer", message: "The server does not answer." });
  }
  const answer = parseJson(text);
  if (!response.ok) throw readRefusal(response, answer);
  if (answer === undefined) {
    const message = "The server's answer could not be read; reload the page.";
    throw new ApiError({ status: response.status, code: "unexpected_answer", message });
  }
  return answer as Answer<Name>;
}

/** The cache key of a call; without input, a prefix of the keys of all calls of the endpoint. */
export function queryKey<Name extends EndpointName>(name: Name, input?: CallInput<Name>): readonly unknown[] {
  return input === undefined ? [name] : [name, input];
}

/** Key and function of a GET for TanStack Query. */
export function queryOf<Name extends EndpointName>(name: Name, input: CallInput<Name>) {
  return {
    queryKey: queryKey(name, input),
    queryFn: ({ signal }: { signal: AbortSignal }) => call(name, input, { signal }),
  };
}

function urlOf(name: EndpointName, { params = {}, query = {} }: AnyInput): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(
    given.flatMap(([key, value]) => [value].flat().map((each) => [key, String(each)])),
  );
  const path = pathTo(name, params as PathParams<EndpointName>);
  return search.size > 0 ? `${path}?${search}` : path;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
