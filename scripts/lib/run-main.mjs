import process from "node:process";
import { endCommands } from "./run-command.mjs";
import { errorLine } from "./set-up-error.mjs";

/**
 * Runs a command's main function: an error becomes one line and exit code 1, and a signal ends the commands
 * under way before the process itself.
 *
 * @param {() => Promise<void>} main
 * @returns {Promise<void>} once main is done; from then on signals are the caller's
 */
export async function runMain(main) {
  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => {
    endCommands(signal);
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  try {
    await main();
  } catch (error) {
    console.error(errorLine(error));
    endCommands("SIGTERM");
    process.exit(1);
  }
  process.off("SIGINT", stop).off("SIGTERM", stop);
}
