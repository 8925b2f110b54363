/**
 * `npm run soak`: the production server under runs, cancels, retries, kills, full disks, locked stores and failing
 * services, all at random and all from one seed. Ends with 1 and the broken invariants, named.
 *
 *     npm run soak -- --minutes 2 --seed 7 --only kills,disk
 */
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { MAX_SEED } from "@/lib/contracts/limits";
import { runMain } from "../../scripts/lib/run-main.mjs";
import { runStep } from "../../scripts/lib/run-step.mjs";
import { SetUpError } from "../../scripts/lib/set-up-error.mjs";
import { build, client } from "../../scripts/lib/steps.mjs";
import { KINDS, type Kind } from "./plan";
import { soak } from "./soak";

const MINUTES = { min: 0.2, max: 60 };

function readOptions(): { minutes: number; seed: number; kinds: Kind[] } {
  const { values } = parseArgs({
    options: {
      minutes: { type: "string", default: "10" },
      seed: { type: "string", default: String(randomInt(MAX_SEED)) },
      only: { type: "string", default: KINDS.join(",") },
    },
  });
  const minutes = Number(values.minutes);
  const seed = Number(values.seed);
  const names = values.only.split(",").filter(Boolean);
  const kinds = KINDS.filter((kind) => names.includes(kind));
  if (!(minutes >= MINUTES.min && minutes <= MINUTES.max))
    throw new SetUpError(`--minutes takes a number, ${MINUTES.min} to ${MINUTES.max}.`);
  if (!Number.isInteger(seed) || seed < 0) throw new SetUpError("--seed takes a whole number.");
  if (kinds.length < names.length) throw new SetUpError(`--only takes some of ${KINDS.join(",")}.`);
  return { minutes, seed, kinds };
}

await runMain(async () => {
  const options = readOptions();
  const only = options.kinds.length < KINDS.length ? ` --only ${options.kinds.join(",")}` : "";
  console.log(`npm run soak -- --minutes ${options.minutes} --seed ${options.seed}${only}`);
  for (const step of [client, build]) await runStep(process.cwd(), step, (line) => console.log(line));
  process.exitCode = (await soak(options)) ? 0 : 1;
});
process.exit();
