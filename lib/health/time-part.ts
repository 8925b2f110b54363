import type { HealthPart } from "@/lib/contracts/health";
import { toDomainError } from "@/lib/core/errors";

/** Probes one part: how long it took, and in one sentence what is wrong with it if it throws. */
export async function timePart(
  part: Pick<HealthPart, "twin" | "name">,
  probe: () => Promise<void>,
): Promise<HealthPart> {
  const start = performance.now();
  const took = () => Math.round((performance.now() - start) * 10) / 10;
  try {
    await probe();
    return { ok: true, ...part, took_ms: took() };
  } catch (error) {
    return { ok: false, ...part, took_ms: took(), error: toDomainError(error).message };
  }
}
