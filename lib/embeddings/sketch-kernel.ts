import { SKETCH_KERNEL } from "./sketch-kernel-code";

/** Rows whose sketches lie byte by byte beside each other. */
export const BLOCK_ROWS = 16;
/** Copied into the kernel's memory at once: what a processor's second cache holds. */
const PART_BYTES = 256 * 1024;
const PAGE_BYTES = 64 * 1024;

/** The functions of sketch-kernel.wat; what they are given are addresses in their memory, and counts. */
interface Kernel {
  memory: WebAssembly.Memory;
  lookUp(bits: number, blocks: number, bytes: number, table: number, sums: number): void;
  multiply(codes: number, rows: number, bytes: number, numbers: number, products: number): void;
}

let loaded: Kernel | undefined;

function kernel(): Kernel {
  loaded ??= new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(SKETCH_KERNEL, "base64")))
    .exports as unknown as Kernel;
  return loaded;
}

/**
 * For each row, the sum of the table's values for the half bytes of its sketch.
 *
 * @param sketches in blocks of `BLOCK_ROWS` rows
 * @param bytes of a row's sketch
 * @param count rows
 * @param table 32 values a byte, as `sketchTables` makes them
 * @returns of each row, and what is left of the last block
 */
export function lookUp(sketches: Uint8Array, bytes: number, count: number, table: Uint8Array): Int32Array {
  const blocks = Math.ceil(count / BLOCK_ROWS);
  const sums = new Int32Array(blocks * BLOCK_ROWS);
  const blockBytes = bytes * BLOCK_ROWS;
  const atOnce = Math.max(1, Math.floor(PART_BYTES / blockBytes));
  const { bitsAt, sumsAt, memory, call } = place(table, atOnce * blockBytes, atOnce * BLOCK_ROWS);
  for (let block = 0; block < blocks; block += atOnce) {
    const some = Math.min(atOnce, blocks - block);
    memory.set(sketches.subarray(block * blockBytes, (block + some) * blockBytes), bitsAt);
    call.lookUp(bitsAt, some, bytes, 0, sumsAt);
    sums.set(new Int32Array(memory.buffer, sumsAt, some * BLOCK_ROWS), block * BLOCK_ROWS);
  }
  return sums;
}

/**
 * The products of some rows' codes with a vector's numbers.
 *
 * @param bytes of a row's code
 * @returns in the order of `rows`
 */
export function multiply(
  codes: Uint8Array,
  bytes: number,
  rows: Uint32Array,
  numbers: Int16Array,
): Int32Array {
  const products = new Int32Array(rows.length);
  const atOnce = Math.max(1, Math.floor(PART_BYTES / bytes));
  const input = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  const { bitsAt, sumsAt, memory, call } = place(input, atOnce * bytes, atOnce);
  for (let start = 0; start < rows.length; start += atOnce) {
    const part = rows.subarray(start, start + atOnce);
    let at = bitsAt;
    for (const row of part) {
      memory.set(codes.subarray(row * bytes, (row + 1) * bytes), at);
      at += bytes;
    }
    call.multiply(bitsAt, part.length, bytes, 0, sumsAt);
    products.set(new Int32Array(memory.buffer, sumsAt, part.length), start);
  }
  return products;
}

/** Lays the kernel's memory out: the input, a part of the rows, and a number for each of them. */
function place(input: Uint8Array, partBytes: number, rows: number) {
  const call = kernel();
  const sumsAt = input.length + partBytes;
  const missing = sumsAt + rows * 4 - call.memory.buffer.byteLength;
  if (missing > 0) call.memory.grow(Math.ceil(missing / PAGE_BYTES));
  const memory = new Uint8Array(call.memory.buffer);
  memory.set(input);
  return { bitsAt: input.length, sumsAt, memory, call };
}
