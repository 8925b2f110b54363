import { maskSecrets } from "@/lib/core/secrets";
import { boundedFetch } from "@/lib/net/bounded-fetch";
import { providerMessage, truncate } from "@/lib/net/provider-error";
import { TransportFailure } from "@/lib/net/transport-failure";
import { noteEventKey, noteNotRegistered, noteRegistered } from "./queue-trouble";

/** For an event. The SDK tries five times with 1.5 to 1.9 s of waits, so a silent server is reported within 12 s. */
const EVENT_TIMEOUT_MS = 2000;
const REGISTRATION_TIMEOUT_MS = 10_000;
const OTHER_TIMEOUT_MS = 30_000;
const REFUSED_KEY = [401, 403];

const fetchEvent = boundedFetch({ timeoutMs: EVENT_TIMEOUT_MS });
const fetchRegistration = boundedFetch({ timeoutMs: REGISTRATION_TIMEOUT_MS });
const fetchOther = boundedFetch({ timeoutMs: OTHER_TIMEOUT_MS });

/**
 * `fetch` to an Inngest server, bounded, and without redirects, since it sends keys. It takes note of what becomes of
 * registrations and event keys, whoever of app and server began.
 */
export async function serverFetch(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  const isEvent = pathname.startsWith("/e/");
  const isRegistration = pathname === "/fn/register";
  const fetchBounded = isEvent ? fetchEvent : isRegistration ? fetchRegistration : fetchOther;
  try {
    const response = await fetchBounded(input, init);
    if (response.status >= 300 && response.status < 400) throw redirected(response);
    if (isRegistration) await noteRegistration(response.clone());
    if (isEvent) await noteEvent(response.clone());
    return response;
  } catch (cause) {
    const reason = cause instanceof TransportFailure ? reasonOf(cause) : "the call was given up";
    if (isRegistration) noteNotRegistered({ registration: `Inngest cannot be reached: ${reason}.` });
    // The SDK takes an error whose message starts otherwise for a bug in this function.
    throw new Error(`fetch failed: ${reason}`, { cause });
  }
}

const reasonOf = ({ kind, message }: TransportFailure) =>
  kind === "deadline" ? "no answer in time" : message;

function redirected({ headers }: Response): TransportFailure {
  const location = truncate(maskSecrets(headers.get("location") ?? "nowhere"), 200);
  return new TransportFailure("broken", `it redirects elsewhere (${location}), which is not followed`);
}

async function noteRegistration(response: Response): Promise<void> {
  const { status, reason } = await readAnswer(response);
  if (status < 400) return noteRegistered();
  if (REFUSED_KEY.includes(status)) {
    const signingKey = `Inngest refused the app's registration (${reason}); set INNGEST_SIGNING_KEY to the server's signing key.`;
    return noteNotRegistered({ signingKey });
  }
  noteNotRegistered({ registration: `Inngest did not take the app's registration (${reason}).` });
}

async function noteEvent(response: Response): Promise<void> {
  const { status, reason } = await readAnswer(response);
  // Inngest Cloud's answer to a key it does not know, and anybody's to an address that is not Inngest's.
  const elsewhere = status === 404 ? ", and INNGEST_BASE_URL to its address" : "";
  const isRefused = REFUSED_KEY.includes(status) || status === 404;
  const trouble = `Inngest refused the event key (${reason}); set INNGEST_EVENT_KEY to one of the server's${elsewhere}.`;
  noteEventKey(isRefused ? trouble : undefined);
}

/** A fixed sentence, which would be masked where the key is made of its words. */
const NO_SECRET = /^event key not found$/i;

/** The status of an answer, which its body may have another word about, and what the server says, on one line. */
async function readAnswer(response: Response): Promise<{ status: number; reason: string }> {
  const text = await response.text();
  const body = parse(text);
  const inBody: unknown = typeof body === "object" && body && "status" in body ? body.status : undefined;
  const status = response.ok && typeof inBody === "number" ? inBody : response.status;
  if (status < 400) return { status, reason: "" };
  const error: unknown = typeof body === "object" && body && "error" in body ? body.error : undefined;
  const said = typeof error === "string" && NO_SECRET.test(error) ? error : providerMessage(body ?? text);
  return { status, reason: said && said !== "{}" ? `${status}: ${said}` : String(status) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
