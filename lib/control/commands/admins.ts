import "server-only";
import { z } from "zod";
import { addAdmin, listAdmins, revokeAdmin } from "@/lib/auth/admins";
import { scopesSchema } from "@/lib/contracts/admins";
import { command } from "../command";
import { withStore } from "../with-store";

const listed = z.object({
  name: z.string(),
  scopes: z.array(z.string()),
  created_at: z.string(),
  revoked_at: z.string().nullable(),
});

/** Makes an admin and gives the token, which nothing tells again. */
export const adminAdd = command({
  input: z.object({ name: z.string(), scopes: scopesSchema }),
  output: z.object({ admin: z.object({ name: z.string(), scopes: scopesSchema }), token: z.string() }),
  inServer: ({ name, scopes }) => addAdmin(name, scopes),
  alone: ({ name, scopes }) => withStore(() => addAdmin(name, scopes)),
});

export const adminList = command({
  input: z.object({}),
  output: z.object({ admins: z.array(listed) }),
  inServer: async () => ({ admins: await listAdmins() }),
  alone: () => withStore(async () => ({ admins: await listAdmins() })),
});

/** Ends an admin's token and sessions. */
export const adminRevoke = command({
  input: z.object({ name: z.string() }),
  output: listed,
  inServer: ({ name }) => revokeAdmin(name),
  alone: ({ name }) => withStore(() => revokeAdmin(name)),
});
