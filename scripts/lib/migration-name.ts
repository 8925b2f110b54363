/**
 * The folder of a new migration: Prisma's timestamp (UTC, to the second) and the name.
 *
 * @returns null when the name is missing or is not lower-case words joined by underscores
 */
export function migrationName(name: string | undefined, now: Date): string | null {
  if (!name || !/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) return null;
  return `${now.toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`;
}
