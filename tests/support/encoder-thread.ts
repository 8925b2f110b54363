import { createEncoder } from "@/lib/builtin/encoder/encoder";
import { serveCalls } from "@/lib/workers/serve-calls";

/** The built-in encoder in a thread, with a model that may be broken; started by tests of its loading. */
const encoder = createEncoder(() => import("./broken-model"));

serveCalls({
  async encode(input) {
    const init = { method: "POST", body: JSON.stringify({ input }) };
    const response = await encoder.fetch("http://built-in.invalid/v1/embeddings", init);
    return { output: await response.json() };
  },
});
