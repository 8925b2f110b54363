import { spawn } from "node:child_process";
import process from "node:process";
import { SetUpError } from "./set-up-error.mjs";

/** A group of its own, so that one signal reaches a command's own children too. Windows has none. */
const GROUPS = process.platform !== "win32";
/** How much of a failed command's last words is shown. */
const LAST_LINES = 30;

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * Ends every command under way, with its children.
 *
 * @param {NodeJS.Signals} signal
 */
export function endCommands(signal) {
  for (const child of running) {
    if (child.pid === undefined) continue;
    try {
      process.kill(GROUPS ? -child.pid : child.pid, signal);
    } catch {
      // It has just ended by itself.
    }
  }
}

/**
 * @typedef {object} Options
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [show] whether its output is shown as it comes; kept for `output` if not
 */

/**
 * Runs a command to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Options} options
 * @returns {Promise<{ code: number, output: string }>} what it said, unless it was shown
 */
export function runCommand(command, args, { cwd, env = process.env, show = false }) {
  return new Promise((resolve, reject) => {
    const stdio = show ? "inherit" : "pipe";
    const child = spawn(command, args, { cwd, env, detached: GROUPS, stdio: ["ignore", stdio, stdio] });
    running.add(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.on("error", (error) => {
      running.delete(child);
      reject(error);
    });
    child.on("close", (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Runs a command that has to succeed.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Options & { explain?: (output: string) => string | null }} options `explain` knows what some failures
 *   mean; the others show the command's last words
 */
export async function mustRun(command, args, { explain, ...options }) {
  const { code, output } = await runCommand(command, args, options);
  if (code === 0) return;
  const meaning = explain?.(output);
  if (meaning) throw new SetUpError(meaning);
  const last = output.trimEnd().split("\n").slice(-LAST_LINES).join("\n");
  throw new SetUpError(
    `${last}\n${command} ${args.join(" ")} failed (exit code ${code}); its last words are above.`,
  );
}
