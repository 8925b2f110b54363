import "server-only";

/** How long statements may follow one another before everything else has its turn, in milliseconds. */
const MAX_SLICE_MS = 4;

interface Slice {
  start: number;
  end: Promise<void>;
}

let slice: Slice | null = null;

/** Taken before a test can replace it. */
const { setImmediate } = globalThis;

/**
 * Lets sockets and timers have their turn once statements have kept the thread for a while. SQLite's calls do not wait
 * for anything, so those who await them, one after the other, go on in microtasks, which come before all else: without
 * this, twenty rows under way answered nobody for a second.
 */
export async function yieldToEventLoop(): Promise<void> {
  // Of those who have waited, some may take up the next slice as well.
  while (slice !== null && performance.now() - slice.start >= MAX_SLICE_MS) await slice.end;
  slice ??= beginSlice();
}

function beginSlice(): Slice {
  const end = new Promise<void>((resolve) => {
    setImmediate(() => {
      slice = null;
      resolve();
    });
  });
  return { start: performance.now(), end };
}
