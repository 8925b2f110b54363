import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { queueTrouble } from "@/inngest/queue-trouble";
import { serverFetch } from "@/inngest/server-fetch";
import { forgetSingletons } from "../../support/app";

let server: Server;
let origin: string;
let asked: string[];
beforeEach(async () => {
  forgetSingletons();
  asked = [];
  server = createServer((request, response) => {
    asked.push(String(request.url));
    response.writeHead(307, { location: `${origin}/elsewhere` }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

test.each(["/fn/register", "/e/a-key", "/v1/runs"])(
  "an Inngest server's redirect is not followed: %s",
  async (path) => {
    await expect(serverFetch(`${origin}${path}`, { method: "POST", body: "{}" })).rejects.toThrow(
      `fetch failed: it redirects elsewhere (${origin}/elsewhere), which is not followed`,
    );
    expect(asked).toEqual([path]);
    if (path !== "/fn/register") return;
    expect(queueTrouble()).toContain("Inngest cannot be reached: it redirects elsewhere");
  },
);

test("a link-local address is not called", async () => {
  await expect(
    serverFetch("http://169.254.169.254/fn/register", { method: "POST", body: "{}" }),
  ).rejects.toThrow("fetch failed: 169.254.169.254 is a link-local address");
});
