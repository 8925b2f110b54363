import { describe, expect, it } from "vitest";
import { realClock } from "@/lib/net/clock";

describe("the real clock", () => {
  it("waits as long as it is told", async () => {
    const before = realClock.now();
    await realClock.wait(20, new AbortController().signal);
    expect(realClock.now() - before).toBeGreaterThanOrEqual(18);
  });

  it("stops waiting once the signal is aborted", async () => {
    const controller = new AbortController();
    const waiting = realClock.wait(3_600_000, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toThrow();
  });
});
