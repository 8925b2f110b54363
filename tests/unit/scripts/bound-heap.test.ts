import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const MB = 2 ** 20;

/** The bytes of the space for new objects in a process, after many of them have outlived some collections. */
async function newSpace(first: string): Promise<number> {
  const script = `
    ${first}
    const { getHeapSpaceStatistics } = await import("node:v8");
    const kept = Array.from({ length: 20 });
    for (let at = 0; at < 100; at++) kept[at % 20] = Array.from({ length: 20_000 }, (_, place) => ({ place }));
    console.log(getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space").space_size);`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
  return Number(stdout);
}

test("the space for new objects keeps the size it begins with", async () => {
  const bounded = 'const { boundHeap } = await import("./scripts/lib/bound-heap.mjs"); boundHeap();';
  expect(await newSpace(bounded)).toBeLessThan(8 * MB);
  expect(await newSpace("")).toBeGreaterThan(8 * MB);
});
