/**
 * One value per process. Next bundles `instrumentation.ts` and the route handlers separately, so a module-level
 * variable would exist twice.
 */
export function singleton<T>(name: string, make: () => T): T {
  const store = globalThis as unknown as Record<symbol, T | undefined>;
  const key = Symbol.for(`waywo.${name}`);
  store[key] ??= make();
  return store[key];
}

/** Drops a singleton, so that the next caller makes it again; for shutdown and tests. */
export function forgetSingleton(name: string): void {
  delete (globalThis as unknown as Record<symbol, unknown>)[Symbol.for(`waywo.${name}`)];
}
