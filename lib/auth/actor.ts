import "server-only";
import { covers, type Endpoint, type Scope, scopeOf } from "@/lib/contracts/endpoint";
import { DomainError, LimitReachedError } from "@/lib/core/errors";
import { findByToken, type KnownAdmin } from "./admin-token";
import { checkCredentials } from "./failures";
import { hasAdmin } from "./first-link";
import { claimOn } from "./owner";
import { readSession } from "./session";

/** Who a request comes from. */
export type Actor = { kind: "anyone" } | { kind: "owner" } | ScopedAdmin;

/** Someone who may do everything; changes are recorded under the name. */
export interface Admin {
  kind: "admin";
  name: string;
}

/** With what the token is good for that the request was made with. */
export interface ScopedAdmin extends Admin {
  scopes: Scope[];
}

/** Who can have called an endpoint that is declared so. */
export type ActorOf<E extends Endpoint> = E extends { auth: "admin" } ? ScopedAdmin : Actor;

type Params = Record<string, string | string[] | undefined>;

/**
 * Who asks, if they may call the endpoint. One credential that suffices is enough, whatever else the request brings;
 * an endpoint for anyone refuses nobody, and names an admin.
 *
 * @throws DomainError unauthorized without credentials, or with a wrong or revoked token; forbidden with those of
 *   another run, or a token whose scope is too narrow; not_found for a run that there is not
 * @throws LimitReachedError with a token, right or wrong, after ten wrong ones
 */
export async function authorise(endpoint: Endpoint, request: Request, params: Params): Promise<Actor> {
  const { admin: ofToken, limit } = await readBearer(request);
  const admins = [ofToken, await readSession(request)].filter((admin) => admin !== null);
  const named = ({ name, scopes }: KnownAdmin): ScopedAdmin => ({ kind: "admin", name, scopes });
  if (endpoint.auth === "anyone") return admins[0] ? named(admins[0]) : { kind: "anyone" };
  const scope = scopeOf(endpoint);
  const able = admins.find(({ scopes }) => covers(scopes, scope));
  if (able) return named(able);
  const claim = endpoint.auth === "owner" ? await claimOn(runIdOf(params), request) : null;
  if (claim === "owner") return { kind: "owner" };
  if (claim === "no such run") throw new DomainError("not_found", "There is no run with this id.");
  if (limit) throw limit;
  if (admins[0]) throw tooNarrow(scope);
  throw await refusal(claim);
}

const BEARER = /^Bearer +(\S.*)$/i;

/** `limit` where the address has brought too many wrong tokens for this one to be looked at. */
async function readBearer(
  request: Request,
): Promise<{ admin: KnownAdmin | null; limit: LimitReachedError | null }> {
  const token = BEARER.exec(request.headers.get("authorization") ?? "")?.[1]?.trim();
  if (token === undefined) return { admin: null, limit: null };
  try {
    return { admin: await checkCredentials(request, () => findByToken(token)), limit: null };
  } catch (error) {
    if (error instanceof LimitReachedError) return { admin: null, limit: error };
    throw error;
  }
}

const runIdOf = ({ task_id }: Params) => String(task_id).toLowerCase();

function tooNarrow(scope: Scope): DomainError {
  const or = scope === "admin" ? "" : ", or admin";
  return new DomainError("forbidden", `This needs a token with the scope ${scope}${or}.`);
}

async function refusal(claim: "stranger" | "nobody" | null): Promise<DomainError> {
  if (claim === "stranger") {
    return new DomainError("forbidden", "Only who started this run, or an admin, may change it.");
  }
  if (claim === "nobody") {
    const sentence =
      "Only who started this run, or an admin, may change it: send its run_token as X-Run-Token.";
    return new DomainError("unauthorized", sentence);
  }
  const how = (await hasAdmin())
    ? "sign in, or send an admin's token as Authorization: Bearer."
    : "there is none yet. The server printed a link for the first when it started.";
  return new DomainError("unauthorized", `Only an admin may do this: ${how}`);
}
