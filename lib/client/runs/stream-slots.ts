/**
 * Streams that the tabs of a browser hold together. It allows six connections an origin, and the rest need some too.
 */
const SLOTS = 3;

/**
 * Takes one of the streams that all tabs share; null where all are taken, or where there are no locks to share them by
 * (on http, elsewhere than on localhost).
 *
 * @returns what gives it back; a tab that closes does so by itself
 */
export async function takeStreamSlot(): Promise<(() => void) | null> {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return null;
  for (let slot = 0; slot < SLOTS; slot++) {
    const release = await tryLock(locks, `waywo-run-stream-${slot}`);
    if (release) return release;
  }
  return null;
}

function tryLock(locks: LockManager, name: string): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    const held = locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null);
      return new Promise<void>((release) => resolve(release));
    });
    held.catch(reject);
  });
}
