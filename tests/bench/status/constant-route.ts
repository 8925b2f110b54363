import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../../../scripts/lib/run-command.mjs";
import { type ServerProcess, serverAddress } from "../../support/app-server";

const ROOT = process.cwd();
const FOLDER = join(ROOT, ".cache/bench/constant");
const ROUTE = `export const dynamic = "force-dynamic";
export const GET = () => Response.json({ ok: true });
`;
const CONFIG = `export default { poweredByHeader: false, turbopack: { root: ${JSON.stringify(ROOT)} }, outputFileTracingRoot: ${JSON.stringify(ROOT)} };
`;

/** The least that Next can do for an answer: an app of one route that returns a constant, behind the product's own HTTP server. */
export async function startConstantRoute(): Promise<{ url: string; stop(): void }> {
  await mkdir(join(FOLDER, "app/constant"), { recursive: true });
  await writeFile(join(FOLDER, "app/constant/route.js"), ROUTE);
  await writeFile(join(FOLDER, "next.config.mjs"), CONFIG);
  await writeFile(join(FOLDER, "package.json"), '{ "type": "module" }\n');
  const next = join(ROOT, "node_modules/next/dist/bin/next");
  const env = { ...process.env, NODE_ENV: "production" } as const;
  const { code, output } = await runCommand(process.execPath, [next, "build"], { cwd: FOLDER, env });
  if (code !== 0) throw new Error(`The constant route was not built:\n${output}`);
  const child: ServerProcess = spawn(process.execPath, ["tests/bench/status/serve-constant.mjs", FOLDER], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const url = await serverAddress(child);
  return { url: `${url}/constant`, stop: () => child.kill() };
}
