import { describe, expect, it } from "vitest";
import { realClock } from "@/lib/llm/wait";

describe("waiting", () => {
  it("ends when its time is over", async () => {
    const before = realClock.now();
    await realClock.wait(20, new AbortController().signal);
    expect(realClock.now() - before).toBeGreaterThanOrEqual(18);
  });

  it("ends at once when its signal is aborted", async () => {
    const stop = new AbortController();
    const waiting = realClock.wait(3_600_000, stop.signal);
    stop.abort();
    await expect(waiting).rejects.toThrow();
  });
});
