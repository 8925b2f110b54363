import { writeFile } from "node:fs/promises";
import { compiledKernel } from "./lib/sketch-kernel";

/** Compiles lib/embeddings/sketch-kernel.wat, WebAssembly as text, into the code that is loaded: `npm run kernel`. */
const FILE = "lib/embeddings/sketch-kernel-code.ts";
await writeFile(FILE, await compiledKernel());
console.info(`${FILE} is written`);
