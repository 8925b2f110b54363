import { runTool } from "./lib/run-tool";

await runTool({
  help: `Usage: npm run migrate-store -- FROM TO

Copies a store into an empty one: both are given as DATABASE_URL is, file:PATH or postgres://USER:PASSWORD@HOST/DATABASE. Stop every
server that has the first one open. Cut short, the same command goes on where it was. In the end both are compared row by row;
the first stays as it is.`,
  files: 2,
  async run([from = "", to = ""]) {
    const { parseVariable } = await import("../lib/core/env");
    const { moveStore } = await import("../lib/store/move/move-store");
    const urls = [from, to].map((url) => parseVariable("DATABASE_URL", url)) as [string, string];
    let last = "";
    const { rows, checksums } = await moveStore(...urls, (model, copied) => {
      if (model !== last) process.stderr.write(`${model} …\n`);
      last = model;
      if (copied % 10_000 === 0) process.stderr.write(`${model}: ${copied}\n`);
    });
    const lines = Object.entries(checksums)
      .filter(([, { rows: count }]) => count > 0)
      .map(([model, { rows: count, sha256 }]) => `${model}: ${count}, ${sha256.slice(0, 16)}`);
    return {
      said: [...lines, `Moved ${rows} rows; both stores are equal. Set DATABASE_URL to the second.`].join(
        "\n",
      ),
    };
  },
});
