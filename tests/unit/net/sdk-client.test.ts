import { describe, expect, it } from "vitest";
import { sdkClient } from "@/lib/net/sdk-client";

/** Where a call goes, and as whom. */
async function called(baseURL: string, apiKey: string | undefined = "sk-1") {
  const calls: { url: string; authorization: string | null }[] = [];
  const record: typeof fetch = async (input, init) => {
    const authorization = new Headers(init?.headers).get("authorization");
    calls.push({ url: String(input instanceof Request ? input.url : input), authorization });
    return Response.json({ object: "list", data: [] });
  };
  await sdkClient({ baseURL, apiKey, fetch: record, timeoutMs: 1_000 }).models.list();
  return calls[0];
}
const basic = (pair: string) => `Basic ${Buffer.from(pair).toString("base64")}`;

describe("an address", () => {
  it.each([
    ["http://host:1/v1", "http://host:1/v1/models", "Bearer sk-1"],
    ["http://host:1/v1/", "http://host:1/v1/models", "Bearer sk-1"],
    ["http://host/v1?api-version=2025-01-01", "http://host/v1/models?api-version=2025-01-01", "Bearer sk-1"],
    ["http://host/v1/?a=1&a=2", "http://host/v1/models?a=1&a=2", "Bearer sk-1"],
    ["http://me:pass%40word@host/v1", "http://host/v1/models", basic("me:pass@word")],
    ["https://me:p%C3%A4ss@host/a/b?k=v", "https://host/a/b/models?k=v", basic("me:päss")],
    ["http://token@host", "http://host/models", basic("token:")],
    ["http://me:100%@host/v1", "http://host/v1/models", basic("me:100%")],
  ])("%s is called with its credentials and its query", async (baseURL, url, authorization) => {
    expect(await called(baseURL)).toEqual({ url, authorization });
  });
});
