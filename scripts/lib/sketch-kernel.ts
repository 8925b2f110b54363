import { readFile } from "node:fs/promises";
import loadWabt from "wabt";

const SOURCE = "lib/embeddings/sketch-kernel.wat";

/** What lib/embeddings/sketch-kernel-code.ts must be: the WebAssembly of sketch-kernel.wat, in base64. */
export async function compiledKernel(): Promise<string> {
  const wabt = await loadWabt();
  const source = wabt.parseWat(SOURCE, await readFile(SOURCE), { simd: true });
  const code = Buffer.from(source.toBinary({}).buffer).toString("base64");
  source.destroy();
  return `/** sketch-kernel.wat, compiled by \`npm run kernel\`. */\nexport const SKETCH_KERNEL =\n  "${code}";\n`;
}
