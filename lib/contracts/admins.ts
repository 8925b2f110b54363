import { z } from "zod";
import { endpoint, SCOPES } from "./endpoint";
import { MAX_BODY_BYTES } from "./limits";
import { PATHS } from "./paths";

/** Letters and digits of any script; spaces, dots, hyphens and apostrophes between them. */
const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} .'_-]{0,48}[\p{L}\p{M}\p{N}.])?$/u;
const NAME_SENTENCE =
  "A name has 1 to 50 letters and digits, with spaces, dots, hyphens and apostrophes between them.";

export const adminNameSchema = z
  .string({ error: NAME_SENTENCE })
  .max(200, { error: NAME_SENTENCE })
  .trim()
  .normalize("NFC")
  .regex(NAME, { error: NAME_SENTENCE });
export const scopesSchema = z.array(z.enum(SCOPES)).min(1);

const sessionSchema = z.object({
  /** Who asks, by session or token; null for anybody else. */
  admin: z.object({ name: z.string(), scopes: z.array(z.enum(SCOPES)) }).nullable(),
});
export type Session = z.infer<typeof sessionSchema>;

const newAdminSchema = z.object({
  admin: z.object({ name: z.string(), scopes: z.array(z.enum(SCOPES)) }),
  /** Shown this once: only its hash is stored. */
  token: z.string(),
});
export type NewAdmin = z.infer<typeof newAdminSchema>;

/** Longer than any token, and short enough to be hashed for anybody. */
const secret = (error: string) => z.string({ error }).trim().min(1, { error }).max(4096, { error });

export const adminEndpoints = {
  getSession: endpoint({
    ...PATHS.getSession,
    summary: "Who is signed in",
    auth: "anyone",
    unknownQuery: "refuse",
    response: sessionSchema,
  }),
  signIn: endpoint({
    ...PATHS.signIn,
    summary: "Sign in with an admin's token",
    auth: "anyone",
    unknownQuery: "refuse",
    body: z.strictObject({ token: secret("token is an admin's token.") }),
    maxBodyBytes: MAX_BODY_BYTES,
    response: sessionSchema,
    problems: [401, 429],
  }),
  signOut: endpoint({
    ...PATHS.signOut,
    summary: "Sign out",
    auth: "anyone",
    unknownQuery: "refuse",
    response: sessionSchema,
  }),
  createFirstAdmin: endpoint({
    ...PATHS.createFirstAdmin,
    summary: "Become the first admin, with the link that the server printed",
    auth: "anyone",
    unknownQuery: "refuse",
    body: z.strictObject({
      link: secret("link is what stands after # in the link."),
      name: adminNameSchema,
    }),
    maxBodyBytes: MAX_BODY_BYTES,
    response: newAdminSchema,
    problems: [401, 409, 429],
  }),
};
