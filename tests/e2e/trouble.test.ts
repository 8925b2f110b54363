import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { describeInBrowser } from "../support/browser";
import { pageReady } from "../support/page-ready";
import { StubModel } from "../support/stub-model/stub";

/** The address of an endpoint that no longer exists. */
async function goneEndpoint(): Promise<string> {
  const stub = await StubModel.start();
  const { url } = stub;
  await stub.close();
  return url;
}

async function fillIn(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "Tags" }).fill("gardening, music,");
  await page.getByLabel("Number of ideas").fill("7");
  await page.getByRole("button", { name: "wild" }).click();
}

async function expectFilledIn(page: Page): Promise<void> {
  await page.getByText("Every idea will combine gardening and music.").waitFor();
  expect(await page.getByLabel("Number of ideas").inputValue()).toBe("7");
  expect(await page.getByRole("button", { name: "wild" }).getAttribute("aria-pressed")).toBe("true");
}

describeInBrowser("trouble", ({ open }) => {
  let server: AppServer;

  beforeAll(async () => {
    const url = await goneEndpoint();
    server = await startAppServer({
      env: { LLM_BASE_URL: url, LLM_MODEL_NAME: "nobody", LLM_API_KEY: "sk-none" },
    });
  });
  afterAll(() => server?.stop());

  it("shows why a run failed when the model's endpoint is down, and keeps the form", async () => {
    const page = await open();
    await page.goto(server.url);
    await fillIn(page);
    await page.getByRole("button", { name: "Generate 7 ideas" }).click();
    await page.getByTestId("run-state").filter({ hasText: "Failed: no idea saved" }).waitFor();
    expect(await page.getByTestId("run-error").textContent()).toContain("LLM endpoint unreachable");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Designer" }).click();
    await expectFilledIn(page);
  });

  it("offers a failed run again with its own values, and with its seed on request", async () => {
    const { task_id } = await server.start({
      num_ideas: 3,
      seed_tags: ["maps"],
      creativity: 0.5,
      seed: 4242,
    });
    const page = await open();
    await page.goto(`${server.url}/runs/${task_id}`);
    await page.getByRole("link", { name: "Run again", exact: true }).press("Enter");
    await page.getByText("Every idea will be about maps.").waitFor();
    await page.locator("h1:focus", { hasText: "Generate project ideas" }).waitFor();
    await page.getByText("Advanced options").click();
    await expect.poll(() => page.getByLabel("Seed", { exact: true }).inputValue()).toBe("");
    await page.goto(`${server.url}/runs/${task_id}`);
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Run again, same seed" }).click();
    await page.getByText("Every idea will be about maps.").waitFor();
    await expect.poll(() => page.getByLabel("Seed", { exact: true }).inputValue()).toBe("4242");
    expect(await page.getByRole("slider").getAttribute("aria-valuetext")).toBe("0.50, conservative");
  });

  it("keeps the form when the server does not answer, and sends the same key again", async () => {
    const page = await open({ allow: /ERR_CONNECTION_REFUSED/ });
    const keys: (string | undefined)[] = [];
    await page.route("**/api/generate-ideas", async (route) => {
      const request = route.request();
      if (request.method() !== "POST") return route.continue();
      keys.push(request.headers()["idempotency-key"]);
      return keys.length < 3 ? route.abort("connectionrefused") : route.continue();
    });
    await page.goto(server.url);
    await fillIn(page);
    const generate = page.getByRole("button", { name: "Generate 7 ideas" });
    await generate.click();
    const alert = page
      .getByRole("alert")
      .filter({ hasText: "The run was not started. The server does not answer." });
    await alert.waitFor();
    await expect.poll(() => alert.evaluate((element) => element === document.activeElement)).toBe(true);
    await expectFilledIn(page);
    await page.reload();
    await expectFilledIn(page);
    await generate.click();
    await alert.waitFor();
    await generate.click();
    await page.waitForURL(/\/runs\//);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[2]).toBe(keys[1]);
  });

  it("leaves the focus to somebody who types on before the refusal comes", async () => {
    const page = await open({ allow: /ERR_CONNECTION_REFUSED/ });
    let refuse = () => {};
    const asked = new Promise<void>((resolve) => {
      page.route("**/api/generate-ideas", async (route) => {
        const typed = new Promise<void>((go) => {
          refuse = go;
        });
        resolve();
        await typed;
        await route.abort("connectionrefused");
      });
    });
    await page.goto(server.url);
    await pageReady(page);
    const field = page.getByLabel("Number of ideas");
    await field.fill("7");
    await field.press("Enter");
    await asked;
    await field.press("End");
    await page.keyboard.type("1");
    refuse();
    await page.getByRole("alert").filter({ hasText: "The run was not started." }).waitFor();
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await field.inputValue()).toBe("71");
  });

  it("says which field is wrong, links to it, and starts nothing", async () => {
    const page = await open();
    await page.goto(server.url);
    await page.getByLabel("Number of ideas").fill("51");
    await page.getByRole("button", { name: /^Generate/ }).click();
    await page.getByRole("link", { name: "Ask for 1 to 50 ideas, a whole number." }).click();
    const field = page.getByLabel("Number of ideas");
    const described = await field.getAttribute("aria-describedby");
    const messages = await page
      .locator(described?.replace(/\S+/g, "#$&,").slice(0, -1) ?? "none")
      .allTextContents();
    expect(messages.sort()).toEqual(["1 to 50", "Ask for 1 to 50 ideas, a whole number."]);
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    expect(new URL(page.url()).pathname).toBe("/");
  });

  it("leaves picked tags alone when Escape is pressed", async () => {
    const page = await open();
    await page.goto(server.url);
    await pageReady(page);
    await page.getByRole("combobox", { name: "Tags" }).fill("gardening, music, so");
    // The list comes with the first use of the field.
    await page.getByRole("option").first().waitFor();
    for (let times = 0; times < 3; times++) await page.keyboard.press("Escape");
    await page.getByText("Every idea will combine gardening and music.").waitFor();
    await page.keyboard.press("Backspace");
    await page.getByText("Every idea will be about gardening.").waitFor();
  });
});
