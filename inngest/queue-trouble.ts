import { forgetSingleton, singleton } from "@/lib/core/singleton";

/** What keeps a server from working on the app's runs, in one sentence each. */
interface Troubles {
  /** A call whose signature did not hold. */
  call?: string;
  /** A key that the server did not know, of an event or of the registration. */
  eventKey?: string;
  signingKey?: string;
  /** Another reason why the server does not know the app's functions. */
  registration?: string;
}

interface Contact {
  registered: boolean;
  troubles: Troubles;
  /** When calls or registrations began to go well, in milliseconds since the epoch. */
  mendedAt: number;
}

const contact = () =>
  singleton<Contact>("inngest-contact", () => ({ registered: false, troubles: {}, mendedAt: 0 }));

/** Forgets what an earlier start of the app met. */
export function forgetContact(): void {
  forgetSingleton("inngest-contact");
}

/** Whether the server knows the app's functions, as far as the app can tell. */
export function isRegistered(): boolean {
  return contact().registered;
}

/** To be called when the server has the app's functions. Who took our key, or called with it, has the same. */
export function noteRegistered(): void {
  const { registered, troubles } = contact();
  if (!registered || troubles.call) contact().mendedAt = Date.now();
  Object.assign(contact(), { registered: true, troubles: { eventKey: troubles.eventKey } });
}

/** To be called when a registration failed. */
export function noteNotRegistered(trouble: Pick<Troubles, "signingKey" | "registration">): void {
  const { call, eventKey } = contact().troubles;
  Object.assign(contact(), { registered: false, troubles: { call, eventKey, ...trouble } });
}

/** To be called with the server's answer to an event. */
export function noteEventKey(trouble: string | undefined): void {
  contact().troubles.eventKey = trouble;
}

/** To be called when the signature of a call was good. */
export function noteAcceptedCall(): void {
  if (contact().troubles.call) contact().mendedAt = Date.now();
  contact().troubles.call = undefined;
}

/**
 * Since when the server knows the app and its calls are taken, in milliseconds since the epoch; 0 before. One that did not
 * know it has forgotten what it was sent, and one whose calls were refused has given up on their runs.
 */
export function mendedAt(): number {
  return contact().mendedAt;
}

const SIGNATURE = /^t=(\d+)&s=[\da-f]{64}$/;
/** The SDK refuses signatures that are older, or lie in the future. */
const VALID_SECONDS = 5 * 60;
const UNSIGNED =
  "Inngest's calls are not signed; its server has to be started with the key that INNGEST_SIGNING_KEY has.";
const OTHER_TIME =
  "Inngest's calls are signed at another time and INNGEST_SIGNING_KEY cannot prove them; set the clocks of server and app.";
const OTHER_KEY =
  "Inngest's calls are signed with another key than INNGEST_SIGNING_KEY has; set it to the server's signing key.";

/**
 * To be called when the signature of a call was not good. Only what looks like a server's call counts: anybody may
 * reach the endpoint, and a scanner must not make the app look ill.
 */
export function noteRefusedCall({ url, headers }: Request): void {
  const signature = headers.get("x-inngest-signature");
  if (signature === null) {
    const isOurs = new URL(url).searchParams.get("fnId")?.startsWith("waywo-designer-");
    if (isOurs) contact().troubles.call = UNSIGNED;
    return;
  }
  const seconds = SIGNATURE.exec(signature)?.[1];
  if (!seconds) return;
  const isCurrent = Math.abs(Date.now() / 1000 - Number(seconds)) <= VALID_SECONDS;
  contact().troubles.call = isCurrent ? OTHER_KEY : OTHER_TIME;
}

/** Why server and app do not trust each other, in one sentence; null while they do. It names what to set. */
export function keyTrouble(): string | null {
  const { call, signingKey, eventKey } = contact().troubles;
  return call ?? signingKey ?? eventKey ?? null;
}

/** Why the server did not take the last event, where that was its key. */
export function eventKeyTrouble(): string | null {
  return contact().troubles.eventKey ?? null;
}

/** Why the server cannot work on the app's runs, in one sentence; null while nothing speaks against it. */
export function queueTrouble(): string | null {
  return keyTrouble() ?? contact().troubles.registration ?? null;
}
