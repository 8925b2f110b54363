import { basename } from "node:path";
import process from "node:process";

/**
 * How to run npm: the one that started this script, on this very Node, else the one on the PATH. Windows' `npm.cmd`
 * cannot be spawned without a shell, which this avoids.
 *
 * @param {string[]} args
 * @returns {[command: string, args: string[]]}
 */
export function npmCommand(args) {
  const cli = process.env.npm_execpath;
  return cli && basename(cli) === "npm-cli.js" ? [process.execPath, [cli, ...args]] : ["npm", args];
}
