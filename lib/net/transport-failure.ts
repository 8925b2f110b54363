import { hasBrand } from "@/lib/core/has-brand";

/**
 * How a call failed before a whole answer was there. `connect`: no connection came about. `broken`: it ended
 * half-way. `deadline`: no whole answer in time. `too_large`: the answer was cut.
 */
export type TransportFailureKind = "connect" | "broken" | "deadline" | "too_large";

const BRAND: unique symbol = Symbol.for("waywo.transport-failure");

/** A call that got no whole answer. Carries no cause: the client would take its words for its own timeout. */
export class TransportFailure extends Error {
  override readonly name = "TransportFailure";
  readonly [BRAND] = true;

  /** @param message the reason in a few words, to stand after a colon */
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

/** Codes of Node and undici that mean "no connection", in words. */
const NO_CONNECTION: Record<string, string> = {
  ECONNREFUSED: "connection refused",
  ENOTFOUND: "no such host",
  EAI_AGAIN: "the host's name cannot be looked up",
  EHOSTUNREACH: "no way to the host",
  EHOSTDOWN: "the host is down",
  ENETUNREACH: "no way to the network",
  EADDRNOTAVAIL: "no way to the address",
  ETIMEDOUT: "no answer to the connection",
  UND_ERR_CONNECT_TIMEOUT: "no answer to the connection",
};
const CERTIFICATE = /CERT|UNABLE_TO_/;
const TLS = /^ERR_(TLS|SSL)_|^EPROTO$/;

const asError = (value: unknown) => (value instanceof Error ? value : undefined);

/** What an error thrown by `fetch` says about the connection. */
export function readTransportFailure(error: unknown): TransportFailure {
  let innermost = asError(error);
  let code: string | undefined;
  for (let link = innermost; link; link = asError(link.cause)) {
    innermost = link;
    if ("code" in link && typeof link.code === "string") code ??= link.code;
  }
  // fetch's own list of ports it never calls (1, 9, 6000 …).
  if (innermost?.message === "bad port") return new TransportFailure("connect", "this port is never called");
  const known = code && NO_CONNECTION[code];
  if (known) return new TransportFailure("connect", known);
  if (code && CERTIFICATE.test(code)) {
    return new TransportFailure("connect", `the host's certificate does not hold (${code})`);
  }
  if (code && TLS.test(code)) return new TransportFailure("connect", "no secure connection came about");
  return new TransportFailure("broken", code ? `the connection broke (${code})` : "the connection broke");
}
