import type { Scope } from "@/lib/contracts/endpoint";
import { callEndpoint } from "./call-endpoint";

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** As a browser sends JSON back. */
export const JSON_TYPE = { "content-type": "application/json" };

/** A new admin's token. */
export async function addedToken(name: string, scopes: Scope[] = ["admin"]): Promise<string> {
  const { addAdmin } = await import("@/lib/auth/admins");
  return (await addAdmin(name, scopes)).token;
}

/** The cookies that an answer sets, as a browser sends them back. */
export const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

export function signIn(token: string, headers: Record<string, string> = {}): Promise<Response> {
  return callEndpoint("signIn", { headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify({ token }) });
}

/** Who the API says is asking with these headers. */
export async function whoAmI(headers: Record<string, string>) {
  const response = await callEndpoint("getSession", { headers });
  return (await response.json()).admin;
}
