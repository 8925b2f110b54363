import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs one of the commands of `scripts/` in a process of its own, on this process's store. */
export async function runScript(name: string, ...args: string[]): Promise<Ran> {
  const script = ["--conditions=react-server", "--import", "tsx", `scripts/${name}.ts`, ...args];
  const child = spawn(process.execPath, script, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "close");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  return { code, stdout, stderr };
}
