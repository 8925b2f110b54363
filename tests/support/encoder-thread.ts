import { createEncoder } from "@/lib/builtin/encoder/encoder";
import type { HttpRequest, HttpResponse } from "@/lib/workers/messages";
import { serveCalls } from "@/lib/workers/serve-calls";

/** The built-in encoder in a thread, with a model that may be broken; started by tests of its loading. */
const encoder = createEncoder(() => import("./broken-model"));

serveCalls({
  async encoder(input) {
    const { url, ...init } = input as HttpRequest;
    const response = await encoder.fetch(url, init);
    const { status, headers } = response;
    const output: HttpResponse = { status, headers: [...headers], body: await response.arrayBuffer() };
    return { output, transfer: [output.body] };
  },
});
