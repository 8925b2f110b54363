import { existsSync } from "node:fs";
import process from "node:process";
import { findBrowser } from "./find-browser.mjs";
import { runCommand } from "./run-command.mjs";

/**
 * What becomes of the browser tests where no browser is found.
 *
 * @param {{ found: boolean, ci: boolean, canInstall: boolean }} facts
 * @returns {"run" | "install" | "fail" | "skip"}
 */
export function decideBrowser({ found, ci, canInstall }) {
  if (found) return "run";
  if (canInstall) return "install";
  return ci ? "fail" : "skip";
}

/**
 * Finds a browser, or installs Debian's Chromium when it runs as root on Debian.
 *
 * @param {string} root
 * @param {(line: string) => void} say
 * @returns {Promise<"run" | "fail" | "skip">}
 */
export async function provideBrowser(root, say) {
  const ci = process.env.CI === "true";
  const canInstall = process.getuid?.() === 0 && existsSync("/etc/debian_version");
  const decision = decideBrowser({ found: findBrowser() !== null, ci, canInstall });
  if (decision !== "install") return decision;
  say("No browser found; installing Debian's chromium …");
  for (const args of [["update"], ["install", "-y", "chromium"]]) {
    await runCommand("apt-get", args, {
      cwd: root,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  return findBrowser()
    ? "run"
    : decideBrowser({ found: false, ci, canInstall: false }) === "fail"
      ? "fail"
      : "skip";
}
