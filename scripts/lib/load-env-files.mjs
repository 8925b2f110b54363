import process from "node:process";

/**
 * Reads .env and .env.local into the process's environment the way Next does, once Next is installed; what is
 * set already stays.
 *
 * @param {string} root
 */
export async function loadEnvFiles(root) {
  const loader = await import("@next/env").catch(() => null);
  const silent = { info: () => undefined, error: () => undefined };
  // A CommonJS module: plain Node offers it as the default export, tsx by name.
  (loader?.default ?? loader)?.loadEnvConfig(root, false, silent);
  // Neither tool may phone home, whatever the environment says.
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  process.env.CHECKPOINT_DISABLE = "1";
}
