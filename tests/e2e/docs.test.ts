import { afterAll, beforeAll, expect, it } from "vitest";
import { ENDPOINTS } from "@/lib/contracts";
import { type AppServer, startAppServer } from "../support/app-server";
import { describeInBrowser } from "../support/browser";

describeInBrowser("the page of the API", ({ open }) => {
  let server: AppServer;
  beforeAll(async () => {
    server = await startAppServer();
  });
  afterAll(() => server?.stop());

  it("shows every endpoint and tries one out, with nothing from elsewhere", async () => {
    const page = await open();
    const origins = new Set<string>();
    page.on("request", (request) => origins.add(new URL(request.url()).origin));
    await page.goto(`${server.url}/docs`);
    await page.locator(".opblock").first().waitFor();
    expect(await page.locator(".opblock").count()).toBe(Object.keys(ENDPOINTS).length);

    const health = page.locator("#operations-Service-getHealth");
    await health.click();
    await health.locator(".execute").click();
    const status = health.locator(".live-responses-table tbody .response-col_status").first();
    await status.waitFor();
    expect(await status.textContent()).toMatch(/^200\b/);
    expect([...origins]).toEqual([new URL(server.url).origin]);
  });
});
