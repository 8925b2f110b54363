import type { z } from "zod";

interface Declaration {
  method: "GET" | "POST";
  /** With parameters in braces: `/api/waywo-projects/{id}`. */
  path: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** A JSON body. */
  body?: z.ZodType;
  /** Request headers, spelt as validation errors should name them. */
  headers?: z.ZodObject;
  response: z.ZodType;
  /** Whether responses carry a strong ETag and `If-None-Match` is answered with 304. */
  etag?: true;
}

/** One endpoint. A body must state its limit in bytes; one that may be left out reads as `{}` then. */
export type Endpoint = Declaration &
  ({ body?: undefined } | { body: z.ZodType; maxBodyBytes: number; bodyOptional?: true });

/** Declares an endpoint. The route, the browser's calls and the API's documentation are derived from it. */
export function endpoint<const E extends Endpoint>(declaration: E): E {
  return declaration;
}

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a handler is given: every declared part, validated. */
export type RequestOf<E extends Endpoint> = {
  [Part in Extract<keyof E, "params" | "query" | "body" | "headers">]: Output<E[Part]>;
};

export type ResponseOf<E extends Endpoint> = z.output<E["response"]>;
