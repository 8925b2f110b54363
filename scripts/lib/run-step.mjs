import { join } from "node:path";
import { readStamp, writeStamp } from "./stamp.mjs";

/**
 * One step of the set-up: what it makes, from which content, and how.
 *
 * @typedef {object} Step
 * @property {string} name what a person reads
 * @property {string} stamp where its stamp lies, from the root
 * @property {(root: string) => Promise<string>} content names what it is made from
 * @property {(root: string) => Promise<void>} make
 */

/**
 * Whether a step's result was made from the present content.
 *
 * @param {string} root
 * @param {Step} step
 */
export async function isFresh(root, step) {
  return (await readStamp(join(root, step.stamp))) === (await step.content(root));
}

/**
 * Makes what is stale and says how long it took; what is fresh is left alone, without a word.
 *
 * @param {string} root
 * @param {Step} step
 * @param {(line: string) => void} say
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function runStep(root, step, say) {
  const content = await step.content(root);
  if ((await readStamp(join(root, step.stamp))) === content) return false;
  say(`${step.name} …`);
  const begun = performance.now();
  await step.make(root);
  await writeStamp(join(root, step.stamp), content);
  say(`${step.name}: done in ${seconds(performance.now() - begun)}`);
  return true;
}

/** @param {number} milliseconds */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
