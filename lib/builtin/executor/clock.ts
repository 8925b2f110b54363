/** Time, so that a test can hold it in its hand. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once after a number of milliseconds, unless the returned function was called before. */
  after(ms: number, callback: () => void): () => void;
}

/** A timer: calls back after a number of milliseconds, and returns how to call it off. */
export type SetTimer = (callback: () => void, ms: number) => () => void;

/** What Node's timers take, about 24.8 days; longer waits are taken in pieces. */
const LONGEST_MS = 2 ** 31 - 1;

const nodeTimer: SetTimer = (callback, ms) => {
  const timer = setTimeout(callback, ms);
  timer.unref();
  return () => clearTimeout(timer);
};

/** A clock over any timer; a waiting executor does not keep its process alive. */
export function createClock(now: () => number = Date.now, setTimer: SetTimer = nodeTimer): Clock {
  return {
    now,
    after(ms, callback) {
      let cancel = () => {};
      const wait = (left: number) => {
        const piece = Math.min(Math.max(left, 0), LONGEST_MS);
        cancel = setTimer(() => (left > piece ? wait(left - piece) : callback()), piece);
      };
      wait(ms);
      return () => cancel();
    },
  };
}
