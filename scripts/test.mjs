import { runMain } from "./lib/run-main.mjs";
import {
  billOfMaterials,
  browser,
  instances,
  lint,
  nodes,
  postgres,
  productionBuild,
  runStages,
  types,
  unitAndIntegration,
} from "./lib/stages.mjs";
import { ROOT, setUp } from "./set-up.mjs";

/** `npm test`: the set-up, then everything CI runs. */
await runMain(async () => {
  await setUp({ development: true });
  await runStages(ROOT, [
    lint,
    types,
    billOfMaterials,
    unitAndIntegration,
    postgres,
    productionBuild,
    browser,
    instances,
    nodes,
  ]);
});
