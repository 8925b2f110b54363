import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** Runs `crash-app.ts`. */
export class CrashProcess {
  readonly #child: ChildProcess;
  #said = "";

  /**
   * @param numIdeas how many ideas `start` asks for; with 0 the app only continues the runs in the store
   * @param as what `start` asks for them as
   */
  constructor(numIdeas: number, env: Record<string, string>, as: "run" | "batch" = "run") {
    const script = ["--conditions", "react-server", "--import", "tsx", "tests/support/crash-app.ts"];
    this.#child = spawn(process.execPath, [...script, String(numIdeas), as], {
      env: { ...process.env, LOG_LEVEL: "fatal", ...env },
      stdio: ["pipe", "pipe", "pipe"],
    });
    for (const output of [this.#child.stdout, this.#child.stderr]) {
      output?.on("data", (text) => {
        this.#said += text;
      });
    }
    // Writing to a killed process fails.
    this.#child.stdin?.on("error", () => {});
  }

  /** Resolves once every run in the store has ended. */
  async settled(): Promise<void> {
    await this.#heard(/settled/);
  }

  /** Starts a run or a batch and resolves with its id. */
  async start(): Promise<string> {
    await this.settled();
    this.#child.stdin?.write("go\n");
    return this.#heard(/started (\S+)\n/);
  }

  /** Kills the process like a power cut, or asks it to stop. */
  async kill(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<void> {
    if (this.#hasEnded) return;
    const exit = once(this.#child, "exit");
    this.#child.kill(signal);
    await exit;
  }

  /** The process's exit code, and all it has printed, once it has exited by itself. */
  async exit(): Promise<{ code: number | null; said: string }> {
    if (!this.#hasEnded) await once(this.#child, "close");
    return { code: this.#child.exitCode, said: this.#said };
  }

  /** Resolves when the process has exited by itself. */
  async ended(): Promise<void> {
    if (!this.#hasEnded) await once(this.#child, "exit");
    if (this.#child.exitCode !== 0)
      throw new Error(`the app ended with ${this.#child.exitCode}:\n${this.#said}`);
  }

  get #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async #heard(pattern: RegExp): Promise<string> {
    for (;;) {
      const match = pattern.exec(this.#said);
      if (match) return match[1] ?? "";
      if (this.#hasEnded) throw new Error(`the app ended before it said ${pattern}:\n${this.#said}`);
      await Promise.race([once(this.#child.stdout ?? this.#child, "data"), once(this.#child, "exit")]);
    }
  }
}
