import "server-only";
import { adminNameSchema, type NewAdmin } from "@/lib/contracts/admins";
import type { Scope } from "@/lib/contracts/endpoint";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { DomainError } from "@/lib/core/errors";
import { logger } from "@/lib/core/logger";
import { FIRST_ADMIN, makeToken } from "./admin-token";
import { endFirstLink, linkIsOver, withFirstLink } from "./first-link";

type Transaction = Parameters<Parameters<ReturnType<typeof db>["$transaction"]>[0]>[0];

export interface ListedAdmin {
  name: string;
  scopes: string[];
  created_at: string;
  revoked_at: string | null;
}

/**
 * Makes an admin, or gives one whose token was revoked another.
 *
 * @returns with the token, which cannot be read again
 * @throws DomainError invalid_request for a name that is none; conflict for one that is taken
 */
export async function addAdmin(name: string, scopes: Scope[]): Promise<NewAdmin> {
  const added = await db().$transaction((tx) => storeAdmin(tx, name, scopes));
  endFirstLink();
  logger.info({ admin: added.admin }, "an admin was added");
  return added;
}

/**
 * Makes the first admin for whoever has the link's secret. Of several at once one gets it.
 *
 * @throws DomainError as addAdmin; unauthorized where the link does not work, or there is an admin already
 */
export async function addFirstAdmin(secret: string, name: string): Promise<NewAdmin> {
  const added = await withFirstLink(secret, () =>
    db().$transaction(async (tx) => {
      if ((await tx.admin.count({ where: { revokedAt: null } })) > 0) throw linkIsOver();
      return storeAdmin(tx, name, ["admin"]);
    }),
  );
  logger.info({ admin: added.admin }, "the first admin was added");
  return added;
}

/**
 * Ends an admin's token and every session that was opened with it.
 *
 * @throws DomainError not_found where no admin has this name; conflict where the token is ADMIN_TOKEN
 */
export async function revokeAdmin(name: string): Promise<ListedAdmin> {
  const admin = await db().$transaction(async (tx) => {
    const found = await findByName(tx, name);
    if (!found) return null;
    await tx.adminSession.deleteMany({ where: { tokenId: found.tokenId } });
    const data = { revokedAt: found.revokedAt ?? new Date() };
    return tx.admin.update({ where: { id: found.id }, data });
  });
  if (!admin && name === FIRST_ADMIN && env().ADMIN_TOKEN !== undefined) {
    throw new DomainError("conflict", "This admin's token is ADMIN_TOKEN; unset it and start again.");
  }
  if (!admin)
    throw new DomainError("not_found", "There is no admin of this name; npm run admin -- list has them.");
  logger.info({ admin: admin.name }, "an admin was revoked");
  return listed(admin);
}

/** Every admin with a row, by name; those that were revoked, too. */
export async function listAdmins(): Promise<ListedAdmin[]> {
  return (await db().admin.findMany({ orderBy: { name: "asc" } })).map(listed);
}

async function storeAdmin(tx: Transaction, wish: string, scopes: Scope[]): Promise<NewAdmin> {
  const parsed = adminNameSchema.safeParse(wish);
  if (!parsed.success) throw new DomainError("invalid_request", parsed.error.issues[0]?.message ?? "");
  const name = parsed.data;
  if (name.toLowerCase() === FIRST_ADMIN) {
    throw new DomainError("conflict", "admin is whoever has ADMIN_TOKEN; choose a name of your own.");
  }
  const known = await findByName(tx, name);
  if (known && known.revokedAt === null) {
    throw new DomainError("conflict", `There is an admin ${known.name} already; revoke that one first.`);
  }
  const { token, ...stored } = makeToken();
  const data = { name, scopes: scopes.join(" "), ...stored };
  if (known) await tx.admin.update({ where: { id: known.id }, data: { ...data, revokedAt: null } });
  else await tx.admin.create({ data });
  return { admin: { name, scopes }, token };
}

/** In any case of letters, which SQLite knows for ASCII alone; admins are few. */
async function findByName(tx: Transaction, wish: string) {
  const fold = (name: string) => name.trim().normalize("NFC").toLowerCase();
  return (await tx.admin.findMany()).find(({ name }) => fold(name) === fold(wish));
}

const listed = (admin: { name: string; scopes: string; createdAt: Date; revokedAt: Date | null }) => ({
  name: admin.name,
  scopes: admin.scopes.split(" "),
  created_at: admin.createdAt.toISOString(),
  revoked_at: admin.revokedAt?.toISOString() ?? null,
});
