import { setPriority } from "node:os";
import { createComposer } from "@/lib/builtin/composer/composer";
import { createEncoder } from "@/lib/builtin/encoder/encoder";
import { findModels } from "@/lib/connections/model-list";
import type { HttpRequest, HttpResponse, ModelListInput } from "./messages";
import { type Service, serveCalls } from "./serve-calls";

/**
 * A third of a core where another thread wants the whole of it: who asks is answered before the next idea is composed. As
 * a nice value; that of the threads that take only what is left is 19.
 */
const NICE = 5;

// Linux has a priority for each thread; elsewhere the whole process would get it.
if (process.platform === "linux") setPriority(NICE);

/** Serves a built-in service, made at its first request. */
function overMessages(make: () => { fetch: typeof fetch }): Service {
  let made: { fetch: typeof fetch } | undefined;
  return async (input, signal) => {
    made ??= make();
    const { url, body, ...init } = input as HttpRequest;
    const response = await made.fetch(url, { ...init, body: body || null, signal });
    const output: HttpResponse = {
      status: response.status,
      headers: [...response.headers],
      body: await response.arrayBuffer(),
    };
    return { output, transfer: [output.body] };
  };
}

serveCalls({
  composer: overMessages(() => createComposer()),
  encoder: overMessages(() => createEncoder()),
  async models(input) {
    const { body, key, name } = input as ModelListInput;
    return { output: findModels(body, { key, name }) };
  },
});
