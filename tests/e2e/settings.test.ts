import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { findViolations } from "../support/axe";
import { describeInBrowser } from "../support/browser";
import { tabTo } from "../support/keyboard";
import { pageReady } from "../support/page-ready";
import { StubModel } from "../support/stub-model/stub";

const ADMIN_TOKEN = "the-admin-token-of-the-settings";
const KEY = "sk-typed-in-settings-0123456789";

describeInBrowser("the settings", ({ open }) => {
  let stub: StubModel;
  let server: AppServer;
  /** Its model comes from the environment. */
  let fixed: AppServer;
  beforeAll(async () => {
    stub = await StubModel.start({ dimensions: 64 });
    server = await startAppServer({ env: { ADMIN_TOKEN } });
    fixed = await startAppServer({
      env: { ADMIN_TOKEN, LLM_BASE_URL: stub.url, LLM_MODEL_NAME: "stub", LLM_API_KEY: KEY },
    });
  }, 120_000);
  afterAll(async () => {
    await Promise.all([server?.stop(), fixed?.stop()]);
    await stub?.close();
  });

  async function openSettings(of: AppServer, { asAdmin = true } = {}): Promise<Page> {
    const page = await open({ viewport: { width: 1280, height: 800 } });
    if (asAdmin) {
      const answer = await page
        .context()
        .request.post(`${of.url}/api/session`, { data: { token: ADMIN_TOKEN } });
      expect(answer.ok()).toBe(true);
    }
    await page.goto(`${of.url}/settings`);
    await pageReady(page);
    return page;
  }

  test("tell anybody how the services are, and where to sign in to change them", async () => {
    const page = await openSettings(server, { asAdmin: false });
    await page.getByText("Works: the SQLite file").waitFor();
    // The first look loads what is built in.
    const works = async () => {
      await page.reload();
      return page.getByText("Works: the built-in composer").count();
    };
    await expect.poll(works, { interval: 2000 }).toBe(1);
    await pageReady(page);
    expect(await page.getByRole("form").count()).toBe(0);
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole("link", { name: "sign in as an admin" }).click();
    await page.waitForURL("**/sign-in?next=%2Fsettings");
  });

  test("connect a model by keyboard alone; a run uses it without a restart; and the composer again", async () => {
    const page = await openSettings(server);
    const form = page.getByRole("form", { name: "Model" });
    // What is not chosen does not look so, also where nothing is: a browser calls that indeterminate.
    const looks = () =>
      form
        .getByRole("radio")
        .evaluateAll((radios) => radios.map((radio) => getComputedStyle(radio).backgroundColor));
    const unchosen = await looks();
    await tabTo(page, "Ollama");
    await page.keyboard.press("Space");
    const [chosen, ...others] = await looks();
    expect([...unchosen, ...others]).not.toContain(chosen);
    await tabTo(page, "Address");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(stub.url);
    await tabTo(page, "Key");
    await page.keyboard.type(KEY);
    await tabTo(page, "Model");
    await form.getByText("1 model to choose from.").waitFor();
    await page.keyboard.type("st");
    await page.getByRole("option", { name: "stub" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await form.getByLabel("Model").inputValue()).toBe("stub");

    await tabTo(page, "Test");
    await page.keyboard.press("Enter");
    await form.getByRole("status").getByText("stub works.").waitFor();
    await form.getByText("JSON by schema (json_schema)").waitFor();
    expect(await findViolations(page)).toEqual([]);

    await tabTo(page, "Use this model");
    await page.keyboard.press("Enter");
    await form.getByText("Saved. The next question").waitFor();
    await page.getByText("Works: stub").waitFor();
    const asked = stub.log.find(({ route }) => route === "chat");
    expect(asked?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(await page.content()).not.toContain(KEY);

    stub.reset();
    const { task_id } = await server.start({ num_ideas: 1 });
    expect(await server.end(task_id)).toMatchObject({ state: "SUCCESS", model: "stub" });
    expect(stub.counts.calls).toBeGreaterThanOrEqual(3);

    await page.reload();
    await pageReady(page);
    await form.getByText("One is set, and never shown.").waitFor();
    await tabTo(page, "Use the built-in composer again");
    await page.keyboard.press("Enter");
    await form.getByText("The built-in composer writes from now on.").waitFor();
    const again = await server.start({ num_ideas: 1 });
    expect(await server.end(again.task_id)).toMatchObject({ state: "SUCCESS", model: "built-in" });
    expect(server.log().join("\n")).not.toContain(KEY);
  });

  test("say at the field what cannot be an endpoint, and in words what went wrong with one", async () => {
    const page = await openSettings(server);
    page.removeAllListeners("console");
    const form = page.getByRole("form", { name: "Model" });
    await form.getByLabel("Address").fill("http://169.254.169.254/v1");
    await form.getByRole("button", { name: "Test" }).press("Enter");
    await form.getByText("which is never called").first().waitFor();
    expect(await form.getByLabel("Address").evaluate((field) => field === document.activeElement)).toBe(true);

    await form.getByLabel("Address").fill("http://127.0.0.1:9/v1");
    await form.getByLabel("Model").fill("qwen3");
    await form.getByRole("button", { name: "Test" }).press("Enter");
    await form.getByText("Check that the server is running").waitFor();
    expect(await findViolations(page)).toEqual([]);
  });

  test("ask an endpoint that gave no list for it again, once its field is come back to", async () => {
    const page = await openSettings(server);
    const form = page.getByRole("form", { name: "Model" });
    stub.answer(({ route }) => (route === "models" ? { status: 500, body: {} } : undefined));
    await form.getByLabel("Address").fill(stub.url);
    await form.getByLabel("Model").focus();
    await form.getByText("The name can be typed.").waitFor();
    stub.reset();
    await form.getByLabel("Address").focus();
    await form.getByLabel("Model").focus();
    await form.getByText("1 model to choose from.").waitFor();
  });

  test("show what the environment fixes, and test it all the same", async () => {
    const page = await openSettings(fixed);
    const form = page.getByRole("form", { name: "Model" });
    await page.getByText("Set by the environment").first().waitFor();
    expect(await form.getByLabel("Address").getAttribute("readonly")).not.toBeNull();
    expect(await page.getByRole("button", { name: "Use this model" }).count()).toBe(0);
    await form.getByRole("button", { name: "Test" }).press("Enter");
    await form.getByRole("status").getByText("stub works.").waitFor();
    expect(await page.content()).not.toContain(KEY);
    expect(await findViolations(page)).toEqual([]);
  });
});
