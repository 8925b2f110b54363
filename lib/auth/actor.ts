import "server-only";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { env } from "@/lib/core/env";
import { DomainError } from "@/lib/core/errors";
import { claimOn } from "./owner";
import { sameText } from "./signing";

/** Who a request comes from. */
export type Actor = { kind: "anyone" } | { kind: "owner" } | Admin;

/** Someone who may do everything; changes are recorded under the name. */
export interface Admin {
  kind: "admin";
  name: string;
}

/** Who can have called an endpoint that is declared so. */
export type ActorOf<E extends Endpoint> = E extends { auth: "admin" } ? Admin : Actor;

type Params = Record<string, string | string[] | undefined>;

/**
 * Who asks, if they may call the endpoint.
 *
 * @throws DomainError unauthorized without credentials, or with a wrong admin token; forbidden with those of another
 *   run; not_found for a run that there is not
 */
export async function authorise({ auth }: Endpoint, request: Request, params: Params): Promise<Actor> {
  if (isAdmin(request)) return { kind: "admin", name: FIRST_ADMIN };
  if (auth === "anyone") return { kind: "anyone" };
  if (auth === "owner") return assertOwner(String(params.task_id).toLowerCase(), request);
  throw new DomainError("unauthorized", adminSentence());
}

/** Who has ADMIN_TOKEN, and so no name of their own. */
const FIRST_ADMIN = "admin";

const BEARER = /^Bearer +(\S.*)$/i;

function isAdmin(request: Request): boolean {
  const { ADMIN_TOKEN } = env();
  const given = BEARER.exec(request.headers.get("authorization") ?? "")?.[1]?.trim();
  return ADMIN_TOKEN !== undefined && given !== undefined && sameText(given, ADMIN_TOKEN);
}

async function assertOwner(runId: string, request: Request): Promise<Actor> {
  switch (await claimOn(runId, request)) {
    case "owner":
      return { kind: "owner" };
    case "no such run":
      throw new DomainError("not_found", "There is no run with this id.");
    case "stranger":
      throw new DomainError("forbidden", "Only who started this run, or an admin, may change it.");
    case "nobody":
      throw new DomainError(
        "unauthorized",
        "Only who started this run, or an admin, may change it: send its run_token as X-Run-Token.",
      );
  }
}

function adminSentence(): string {
  return env().ADMIN_TOKEN === undefined
    ? "Only an admin may do this, and there is none: set ADMIN_TOKEN, and send it as Authorization: Bearer."
    : "Only an admin may do this: send ADMIN_TOKEN as Authorization: Bearer.";
}
