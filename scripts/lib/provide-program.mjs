import { existsSync } from "node:fs";
import process from "node:process";
import { findBrowser } from "./find-browser.mjs";
import { findPostgres } from "./find-postgres.mjs";
import { runCommand } from "./run-command.mjs";

/** What some tests need beside Node, with Debian's package for it. */
export const PROGRAMS = {
  browser: { find: findBrowser, name: "browser", package: "chromium" },
  postgres: { find: findPostgres, name: "PostgreSQL", package: "postgresql" },
};

/**
 * What becomes of the tests where their program is not found.
 *
 * @param {{ found: boolean, ci: boolean, canInstall: boolean }} facts
 * @returns {"run" | "install" | "fail" | "skip"}
 */
export function decideProgram({ found, ci, canInstall }) {
  if (found) return "run";
  if (canInstall) return "install";
  return ci ? "fail" : "skip";
}

/**
 * Finds a program, or installs Debian's when it runs as root on Debian.
 *
 * @param {(typeof PROGRAMS)[keyof typeof PROGRAMS]} program
 * @param {string} root
 * @param {(line: string) => void} say
 * @returns {Promise<"run" | "fail" | "skip">}
 */
export async function provideProgram(program, root, say) {
  const ci = process.env.CI === "true";
  const canInstall = process.getuid?.() === 0 && existsSync("/etc/debian_version");
  const decision = decideProgram({ found: program.find() !== null, ci, canInstall });
  if (decision !== "install") return decision;
  say(`No ${program.name} found; installing Debian's ${program.package} …`);
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", program.package]]) {
    await runCommand("apt-get", args, {
      cwd: root,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  if (program.find()) return "run";
  return decideProgram({ found: false, ci, canInstall: false }) === "fail" ? "fail" : "skip";
}
