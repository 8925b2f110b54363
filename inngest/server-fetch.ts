/** For an event: the SDK tries five times with 1.5 to 1.9 s of waits, so a silent server is told within 12 s. */
const EVENT_MS = 2000;
/** For what a person does not wait for: the registration of the functions. */
const OTHERWISE_MS = 30_000;

/** A `fetch` for a real Inngest server that waits for no answer longer than it should; Node's own waits for minutes. */
export const serverFetch: typeof fetch = async (input, init) => {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  const deadline = AbortSignal.timeout(pathname.startsWith("/e/") ? EVENT_MS : OTHERWISE_MS);
  try {
    return await fetch(input, { ...init, signal: deadline });
  } catch (cause) {
    // The SDK takes an error that begins otherwise for a fault of this function.
    throw deadline.aborted ? new Error("fetch failed: no answer in time", { cause }) : cause;
  }
};
