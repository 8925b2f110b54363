import { vi } from "vitest";

/** How long tests wait for what comes at once, in milliseconds: both cores may be busy with something else. */
export const PATIENCE_MS = 60_000;

const { waitFor } = vi;

/** `vi.waitFor` with that patience, for its own is a second; vitest.config.ts gives it to `expect.poll`. */
vi.waitFor = (callback, options) => {
  const given = typeof options === "number" ? { timeout: options } : options;
  return waitFor(callback, { timeout: PATIENCE_MS, ...given });
};
