import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The kernel's unit of processor time. */
const TICKS_A_SECOND = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** Milliseconds of processor time that a process has taken, with all of its threads. */
export const processCpu = (pid: number): number => cpuOf(`/proc/${pid}/stat`);

/** The same of a process with those that it has started and that run. */
export const familyCpu = (pid: number): number =>
  [pid, ...childrenOf(pid)].reduce((sum, member) => sum + processCpu(member), 0);

/** The same of its first thread alone, where Node runs JavaScript. */
export const mainThreadCpu = (pid: number): number => cpuOf(`/proc/${pid}/task/${pid}/stat`);

/** Megabytes of a process that are in memory now. */
export const residentMb = (pid: number): number => memoryOf(pid, "VmRSS");

/** And the most that ever were. */
export const peakMb = (pid: number): number => memoryOf(pid, "VmHWM");

function cpuOf(file: string): number {
  // The name, in brackets, may hold spaces; utime and stime are the 14th and 15th field (man 5 proc).
  const fields = readFileSync(file, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_A_SECOND;
}

function memoryOf(pid: number, name: "VmRSS" | "VmHWM"): number {
  const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(
    readFileSync(`/proc/${pid}/status`, "utf8"),
  );
  return Number(kilobytes?.[1]) / 1024;
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
