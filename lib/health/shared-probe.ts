import "server-only";
import type { HealthPart } from "@/lib/contracts/health";
import { toDomainError } from "@/lib/core/errors";
import { maskSecrets } from "@/lib/core/secrets";
import { singleton } from "@/lib/core/singleton";
import type { OutsideService } from "@/lib/net/call-failure";

/** How long an answer is good for: visitors ask as often as they like, and a probe may be a call that is paid for. */
const FRESH_MS = 30_000;

type Named = Pick<HealthPart, "twin" | "name">;
interface Probed {
  subject: unknown;
  at: number;
  part: Promise<HealthPart>;
}

const latest = () => singleton("health.probes", () => new Map<string, Probed>());

/** Runs one probe: how long it took, and in one sentence what is wrong if it throws. */
export async function probePart(part: Named, probe: () => Promise<void>): Promise<HealthPart> {
  const start = performance.now();
  const took = () => round(performance.now() - start);
  try {
    await probe();
    return { ok: true, ...part, took_ms: took() };
  } catch (error) {
    return { ok: false, ...part, took_ms: took(), error: maskSecrets(toDomainError(error).message) };
  }
}

/**
 * The probe of an outside service, made at most once in 30 s for all who ask; none is made where the service has
 * answered a call meanwhile.
 *
 * @param subject what is probed; another one, as after a change of settings, is probed anew
 */
export function sharedProbe(
  key: string,
  subject: string | Pick<OutsideService, "lastAnswer">,
  part: Named,
  probe: () => Promise<void>,
): Promise<HealthPart> {
  const now = performance.now();
  const isFresh = (at: number) => now - at < FRESH_MS;
  const known = latest().get(key);
  const probed = known?.subject === subject && isFresh(known.at) ? known : undefined;
  const answer = typeof subject === "string" ? undefined : subject.lastAnswer;
  if (answer && isFresh(answer.at) && answer.at > (probed?.at ?? 0)) {
    return Promise.resolve({ ok: true, ...part, took_ms: round(answer.tookMs) });
  }
  if (probed) return probed.part;
  const started = { subject, at: now, part: probePart(part, probe) };
  latest().set(key, started);
  return started.part;
}

/** Milliseconds with one decimal. */
const round = (ms: number) => Math.round(ms * 10) / 10;
