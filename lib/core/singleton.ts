/**
 * One value per process, however many bundles ask for it: Next bundles `instrumentation.ts` and the route
 * handlers apart, so a module-level variable would exist twice.
 */
export function singleton<T>(name: string, make: () => T): T {
  const store = globalThis as unknown as Record<symbol, T | undefined>;
  const key = Symbol.for(`waywo.${name}`);
  store[key] ??= make();
  return store[key];
}

/** Forgets a singleton, so that the next caller makes it anew; for shutting down and for tests. */
export function forgetSingleton(name: string): void {
  delete (globalThis as unknown as Record<symbol, unknown>)[Symbol.for(`waywo.${name}`)];
}
