import { constants, setPriority } from "node:os";
import { drawMap } from "./draw-map";
import type { DrawMapInput, ReadInput } from "./messages";
import { readStore } from "./read-store";
import { serveCalls } from "./serve-calls";

// Linux has a priority for each thread; elsewhere the whole process would get it.
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_LOW);

serveCalls({
  async read(input) {
    const { path, sql, args } = input as ReadInput;
    return { output: await readStore(path, ({ query }) => query(sql, ...args)) };
  },
  async drawMap(input) {
    const output = await drawMap(input as DrawMapInput);
    return { output, transfer: output ? [output.points.buffer] : [] };
  },
});
