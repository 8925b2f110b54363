/** The largest that Prisma's Int takes. */
const MAX_ROW_ID = 2_147_483_647;

/** The id of a row that a text or a number names; null where no row can have it. */
export function rowId(given: string | number): number | null {
  const id = /^\d{1,10}$/.test(String(given)) ? Number(given) : Number.NaN;
  return id <= MAX_ROW_ID ? id : null;
}
