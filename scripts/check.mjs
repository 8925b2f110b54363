import process from "node:process";
import { runMain } from "./lib/run-main.mjs";
import { SetUpError } from "./lib/set-up-error.mjs";
import { lint, nodes, runStages, types, unit } from "./lib/stages.mjs";
import { ROOT, setUp } from "./set-up.mjs";

const STAGES = { lint, types, unit, nodes };

/** `npm run check [lint|types|unit|nodes …]`: what every commit passes, or the named parts of it. */
await runMain(async () => {
  const names = process.argv.slice(2);
  const stages = names.map((name) => {
    if (Object.hasOwn(STAGES, name)) return STAGES[/** @type {keyof typeof STAGES} */ (name)];
    throw new SetUpError(`"${name}" is no check; there are ${Object.keys(STAGES).join(", ")}.`);
  });
  await setUp({ development: true });
  await runStages(ROOT, stages.length > 0 ? stages : [lint, types, unit]);
});
