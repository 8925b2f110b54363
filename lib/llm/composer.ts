import "server-only";
import { createComposer } from "@/lib/builtin/composer/composer";
import { singleton } from "@/lib/core/singleton";

/** The process's composer. */
export const composerFetch: typeof fetch = (input, init) =>
  singleton("composer", () => createComposer()).fetch(input, init);
