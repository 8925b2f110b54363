import { constants, setPriority } from "node:os";
import { drawMap } from "./draw-map";
import type { DrawMapInput } from "./messages";
import { serveCalls } from "./serve-calls";

// Linux has a priority for each thread; elsewhere the whole process would get it.
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_LOW);

serveCalls({
  async drawMap(input) {
    const output = await drawMap(input as DrawMapInput);
    return { output, transfer: output ? [output.points.buffer] : [] };
  },
});
