import { existsSync, readFileSync } from "node:fs";

/**
 * A model in a module that fails while a file is there; Node keeps the failure for the thread that met it. The file
 * says how: by a module that is missing, by half a JSON, or by an error of its own.
 */
const file = process.env.BROKEN_WHILE ?? "";
if (existsSync(file)) {
  const how = readFileSync(file, "utf8");
  if (how.startsWith("./")) await import(how);
  if (how.startsWith("{")) JSON.parse(how);
  throw new Error(how);
}

export const embed = async (text: string): Promise<number[]> =>
  Array.from({ length: 512 }, (_, index) => 1 + (text.charCodeAt(index % text.length) % 7));
