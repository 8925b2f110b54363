import "server-only";
import { isServedHost } from "@/lib/auth/own-site";
import { PATHS } from "@/lib/contracts/paths";
import { DomainError } from "@/lib/core/errors";
import { links } from "@/lib/view/links";
import { setCorsHeaders, setPreflightHeaders } from "./cors";
import { problemResponse } from "./problem";

/** As Node has it; the server has cut the target to its path and query, and given the request its id. */
interface IncomingRequest {
  method?: string | undefined;
  url?: string | undefined;
  headers: Record<string, string | string[] | undefined>;
}

/** Methods by path, with parameters in braces. */
type MethodsByPath = Record<string, readonly string[]>;

const PAGE_METHODS = ["GET"];

/**
 * Makes the function that answers a request before Next sees it, or leaves it to Next with null. Next has no body for
 * an unknown method, and answers 500 to TRACE and to an address that it cannot decode.
 *
 * @param others what is served under /api beside the endpoints of the contracts
 */
export function earlyAnswers(others: MethodsByPath): (request: IncomingRequest) => Response | null {
  const routes = routesOf(others);
  return ({ method = "", url = "", headers }) => {
    const requestId = String(headers["x-request-id"]);
    // A proxy may name its site by either; each must be ours, since it may pass on what a stranger wrote.
    const hosts = [headers.host, headers["x-forwarded-host"]];
    if (hosts.some((host) => typeof host === "string" && !isServedHost(host)))
      return refuseHost(url, requestId);
    const path = url === "*" ? [] : readPath(url);
    if (!path) {
      const sentence = "The address cannot be read: a percent sign in it does not encode a character.";
      const error = new DomainError("bad_address", sentence);
      return isApi(url) ? problemResponse(error, requestId) : pageResponse(400, "Bad address", sentence);
    }
    if (!isApi(url)) return answerPage(method, url);
    const methods = routes.find(({ matches }) => matches(path))?.methods;
    if (methods && accepts(methods, method)) return null;
    const response = refuse(methods, method, requestId);
    const origin = typeof headers.origin === "string" ? headers.origin : null;
    if (response.status === 204) setPreflightHeaders(response.headers, origin);
    else setCorsHeaders(response.headers, origin);
    return response;
  };
}

function refuseHost(url: string, requestId: string): Response {
  const sentence = "This server has another name. Whoever runs it can add this one to ALLOWED_HOSTS.";
  const error = new DomainError("unknown_host", sentence);
  return isApi(url) ? problemResponse(error, requestId) : pageResponse(421, "Unknown host", sentence);
}

/** Of an unknown address, or a method that a known one does not take. */
function refuse(methods: readonly string[] | undefined, method: string, requestId: string): Response {
  if (!methods) {
    return problemResponse(new DomainError("not_found", "There is no such address in this API."), requestId);
  }
  const allow = allowed(methods);
  if (method === "OPTIONS") return new Response(null, { status: 204, headers: { allow } });
  const error = new DomainError("method_not_allowed", `This address takes ${allow}.`);
  return problemResponse(error, requestId, { allow });
}

function answerPage(method: string, url: string): Response | null {
  if (accepts(PAGE_METHODS, method) && url !== "*") return null;
  const headers = { allow: allowed(PAGE_METHODS) };
  if (method === "OPTIONS") return new Response(null, { status: 204, headers });
  return pageResponse(405, "Method not allowed", "Pages can only be read.", headers);
}

/** Next answers HEAD wherever it answers GET. */
const accepts = (methods: readonly string[], method: string) =>
  methods.includes(method === "HEAD" ? "GET" : method);

const allowed = (methods: readonly string[]) =>
  [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");

interface Route {
  matches(path: string[]): boolean;
  methods: string[];
}

/** Every path with its methods; paths without parameters first, as Next prefers them. */
function routesOf(others: MethodsByPath): Route[] {
  const byPath = new Map(Object.entries(others).map(([path, methods]) => [path, [...methods]]));
  for (const { method, path } of Object.values(PATHS)) {
    byPath.set(path, [...(byPath.get(path) ?? []), method]);
  }
  return [...byPath]
    .toSorted(([one], [other]) => Number(one.includes("{")) - Number(other.includes("{")))
    .map(([path, methods]) => {
      const pattern = path.split("/").slice(1);
      const fits = (segment: string, index: number) =>
        pattern[index] === segment || pattern[index]?.startsWith("{") === true;
      return { methods, matches: (actual) => actual.length === pattern.length && actual.every(fits) };
    });
}

/** A path's decoded segments; null where one cannot be decoded. */
function readPath(url: string): string[] | null {
  try {
    return pathnameOf(url).split("/").filter(Boolean).map(decodeURIComponent);
  } catch {
    return null;
  }
}

/** With dots resolved and backslashes turned, as Next does. */
const pathnameOf = (url: string) => new URL(`http://host${url}`).pathname;

const isApi = (url: string) => url !== "*" && /^\/+api(?:\/|$)/.test(pathnameOf(url));

/** A page that needs nothing of the app. The texts are our own. */
function pageResponse(status: number, title: string, sentence: string, headers = {}): Response {
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Waywo Designer</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${sentence} <a href="${links.designer()}">Go to the Designer</a></p>
</main>
</body>
</html>
`;
  const own = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
  };
  return new Response(page, { status, headers: { ...own, ...headers } });
}
