import { measureQuality } from "./measure-quality";
import type { QualityRequest } from "./messages";
import { serveCalls } from "./serve-calls";

serveCalls({ measure: async (input) => ({ output: await measureQuality(input as QualityRequest) }) });
