/** As Prisma's adapter writes dates, so that they sort and compare as texts. */
export const storedDate = (date: Date): string => date.toISOString().replace("Z", "+00:00");
