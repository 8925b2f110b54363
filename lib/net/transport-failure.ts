import { hasBrand } from "@/lib/core/has-brand";

/**
 * `connect`: no connection. `forbidden`: none is made to such an address. `broken`: it ended half-way. `deadline`: no
 * whole answer in time.
 */
export type TransportFailureKind = "connect" | "forbidden" | "broken" | "deadline" | "too_large";

const BRAND: unique symbol = Symbol.for("waywo.transport-failure");

/** A call that got no whole answer. Has no cause: the OpenAI client takes some for timeouts, by their message. */
export class TransportFailure extends Error {
  override readonly name = "TransportFailure";
  readonly [BRAND] = true;

  /** @param message the reason as a clause, to be put after a colon */
  constructor(
    readonly kind: TransportFailureKind,
    message: string,
  ) {
    super(message);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasBrand(value, BRAND);
  }
}

/** Codes of Node and undici for "no connection", as clauses. */
const NO_CONNECTION: Record<string, string> = {
  ECONNREFUSED: "connection refused",
  ENOTFOUND: "no such host",
  EAI_AGAIN: "the host name cannot be looked up",
  EHOSTUNREACH: "no route to the host",
  EHOSTDOWN: "the host is down",
  ENETUNREACH: "no route to the network",
  EADDRNOTAVAIL: "the address is not available",
  ETIMEDOUT: "no answer to the connection",
  UND_ERR_CONNECT_TIMEOUT: "no answer to the connection",
};
const CERTIFICATE = /CERT|UNABLE_TO_/;
const TLS = /^ERR_(TLS|SSL)_|^EPROTO$/;

const asError = (value: unknown) => (value instanceof Error ? value : undefined);

export function toTransportFailure(error: unknown): TransportFailure {
  let innermost = asError(error);
  let code: string | undefined;
  for (let link = innermost; link; link = asError(link.cause)) {
    if (link instanceof TransportFailure) return link;
    innermost = link;
    if ("code" in link && typeof link.code === "string") code ??= link.code;
  }
  // Ports that fetch refuses by specification (1, 9, 6000 …).
  if (innermost?.message === "bad port") return new TransportFailure("connect", "fetch refuses this port");
  const known = code && NO_CONNECTION[code];
  if (known) return new TransportFailure("connect", known);
  if (code && CERTIFICATE.test(code)) {
    return new TransportFailure("connect", `the host's certificate is not valid (${code})`);
  }
  if (code && TLS.test(code)) return new TransportFailure("connect", "the TLS handshake failed");
  return new TransportFailure("broken", code ? `the connection broke (${code})` : "the connection broke");
}
