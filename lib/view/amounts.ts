const NUMBER = new Intl.NumberFormat("en-GB");

/** A number as it is read: "12,400". */
export const amount = (number: number): string => NUMBER.format(number);

/** "1 day", "12,400 days". */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${amount(number)} ${number === 1 ? one : many}`;

/** "1 idea", "5 ideas". */
export const ideas = (number: number): string => counted(number, "idea");

/** "1 project", "284 projects". */
export const projects = (number: number): string => counted(number, "project");

/** "312 bytes", "4.1 MB". */
export function fileSize(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const size = bytes / 1000 ** step;
  return `${step === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[step]}`;
}

/** How long a call took: "40 ms", "3.2 s". */
export const latency = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`);

/** How long something took or has taken: "45 s", "2 min 5 s", "1 h 12 min". */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${seconds % 60} s`;
}

/** Below this a duration is told in seconds, and above it rounded to a longer unit. */
const SECONDS = 100;

/** How long something will take, as a number that stands after "about": "under a second", "40 seconds", "3 minutes". */
export function roughDuration(seconds: number): string {
  if (seconds < 1) return "under a second";
  if (seconds < SECONDS) return counted(Math.round(seconds), "second");
  if (seconds < 5400) return counted(Math.round(seconds / 60), "minute");
  return counted(Math.round(seconds / 3600), "hour");
}

/** The same by itself: "40 seconds", "about 12 minutes". */
export const aboutDuration = (seconds: number): string =>
  `${seconds < SECONDS ? "" : "about "}${roughDuration(seconds)}`;
