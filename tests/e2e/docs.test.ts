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

  it("is reached by its link, has the open endpoint in its address, and goes back in one step", async () => {
    const page = await open();
    await page.goto(`${server.url}/runs`);
    await page.getByRole("link", { name: "API" }).click();
    const health = page.locator("#operations-Service-getHealth");
    await health.locator(".opblock-summary-control").click();
    await expect.poll(() => page.url()).toBe(`${server.url}/docs#operations-Service-getHealth`);
    expect(await page.title()).toBe("API · Waywo Designer");

    await page.getByRole("link", { name: "Projects", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Projects", exact: true }).waitFor();
    await page.goBack();
    await health.getByRole("button", { name: "Execute" }).waitFor();
    await health.locator(".opblock-summary-control").click();
    await expect.poll(() => page.url()).toBe(`${server.url}/docs`);
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Runs" }).waitFor();
  });

  it("takes a token in a dialog that keeps the focus and gives it back", async () => {
    const page = await open();
    await page.goto(`${server.url}/docs`);
    const button = page.getByRole("button", { name: "Authorize", exact: true });
    await button.click();
    const dialog = page.getByRole("dialog", { name: "Authorize" });
    await dialog.getByLabel("auth-bearer-value").waitFor();
    // The cookie is none that a script could send.
    expect(await dialog.locator("form").count()).toBe(2);
    for (let press = 0; press < 8; press++) {
      await page.keyboard.press("Tab");
      const outside = await page.evaluate(() => document.activeElement?.matches("main :not(dialog *)"));
      expect(outside).toBe(false);
    }
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it("says so where its document or its script cannot be had", async () => {
    const page = await open({ allow: /503|ERR_FAILED/ });
    await page.route("**/api/openapi.json", (route) => route.fulfill({ status: 503 }));
    await page.goto(`${server.url}/docs`);
    await page.getByRole("alert").filter({ hasText: "description could not be loaded" }).waitFor();
    await page.route("**/*.js", async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      await (text.includes("OAS31Info") ? route.abort() : route.fulfill({ response, body: text }));
    });
    await page.reload();
    await page.getByRole("alert").filter({ hasText: "endpoints could not be loaded" }).waitFor();
  });

  it("alone loads Swagger UI and its styles, and no other page either of them", async () => {
    const page = await open({ allow: /404/ });
    const sizes = new Map<string, Promise<number>>();
    page.on("response", (response) => {
      if (!["script", "stylesheet"].includes(response.request().resourceType())) return;
      const ours = response.text().then((text) => (text.includes("opblock") ? text.length : 0));
      sizes.set(new URL(response.url()).pathname, ours);
    });
    const loaded = async () => (await Promise.all(sizes.values())).filter((size) => size > 0);
    for (const path of ["/", "/runs", "/projects", "/projects/1", "/nowhere"]) {
      await page.goto(server.url + path, { waitUntil: "networkidle" });
    }
    expect(await loaded()).toEqual([]);
    expect(sizes.size).toBeGreaterThan(5);
    await page.goto(`${server.url}/docs`);
    await page.locator(".opblock").first().waitFor();
    const both = await loaded();
    expect(both.length).toBeGreaterThanOrEqual(2);
    console.info(`Swagger UI and its styles: ${both.join(" and ")} characters.`);
  });
});
