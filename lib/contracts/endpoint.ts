import type { z } from "zod";

/** Who a request comes from; as an endpoint's `auth`, who may call it. An admin may do what an owner may. */
export type Access = "anyone" | "owner" | "admin";

/** What an admin's token may be good for: reading, runs of anybody, everything. */
export const SCOPES = ["read", "generate", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

interface Declaration {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With parameters in braces: `/api/waywo-projects/{id}`. */
  path: string;
  /** "owner": of the run that the path's `task_id` names. */
  auth: Access;
  /** Which tokens of admins will do, where that does not follow from `auth` and method (`scopeOf`). */
  scope?: Scope;
  /** What becomes of query parameters that are not declared: waywo ignores them, addresses of our own answer 422. */
  unknownQuery: "ignore" | "refuse";
  /** One line for the API's documentation; left out, it is made of the endpoint's name. */
  summary?: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** A JSON body. */
  body?: z.ZodType;
  /** Request headers, spelt as validation errors should name them. */
  headers?: z.ZodObject;
  /** Whether responses carry a strong ETag and `If-None-Match` is answered with 304. */
  etag?: true;
  /** What the response comes with, where that is not 200 alone. */
  statuses?: readonly number[];
  /** Beside these, what the response comes with where it has no body. */
  bodiless?: readonly number[];
  /** Statuses of problems that do not follow from the rest of the declaration, such as 409. */
  problems?: readonly number[];
  /** The most requests that are taken of one client. Told in `RateLimit` headers; past it the answer is 429. */
  limit?: { requests: number; windowSeconds: number };
}

/** Media types: "text/csv", or several where the request chooses one. */
type MediaTypes = string | readonly [string, ...string[]];

/** JSON; or a Response of the handler's own, of one of these media types. */
type DeclaredResponse =
  | { response: z.ZodType; responseType?: undefined }
  | { response?: undefined; responseType: MediaTypes; etag?: undefined };

/** JSON with its limit in bytes, one that may be left out reading as `{}` then; or what the handler reads itself. */
type DeclaredBody =
  | { body?: undefined; bodyType?: undefined }
  | { body: z.ZodType; maxBodyBytes: number; bodyOptional?: true; bodyType?: undefined }
  | { body?: undefined; bodyType: MediaTypes };

/** One endpoint. */
export type Endpoint = Declaration & DeclaredResponse & DeclaredBody;

/** Declares an endpoint. The route, the browser's calls and the API's documentation are derived from it. */
export function endpoint<const E extends Endpoint>(declaration: E): E {
  return declaration;
}

/** The scope that an admin's token needs here, unless it has "admin": "read" for reading, "generate" for a run. */
export function scopeOf({ auth, method, scope }: Endpoint): Scope {
  if (scope) return scope;
  if (method === "GET") return "read";
  return auth === "admin" ? "admin" : "generate";
}

/** Whether a token with these scopes is good for what needs that one. */
export const covers = (scopes: readonly Scope[], needed: Scope): boolean =>
  scopes.includes(needed) || scopes.includes("admin");

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a handler is given: every declared part, validated. */
export type RequestOf<E extends Endpoint> = {
  [Part in Extract<keyof E, "params" | "query" | "body" | "headers">]: Output<E[Part]>;
};

/** The DTO of a JSON response; of any other, a Response. */
export type ResponseOf<E extends Endpoint> = E extends { response: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : Response;
