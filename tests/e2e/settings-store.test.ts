import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { findViolations } from "../support/axe";
import { describeInBrowser } from "../support/browser";
import { tabTo } from "../support/keyboard";
import { pageReady } from "../support/page-ready";
import { SmallThread } from "../support/small-thread";
import { StubModel } from "../support/stub-model/stub";

const PROJECT = {
  title: "Tidewatch",
  short_description: "Tide alarms for shore anglers",
  description: "Rings an hour before high water.",
  idea_score: 7,
  complexity_score: 4,
};

describeInBrowser("the settings of the store", ({ open }) => {
  let stub: StubModel;
  let thread: SmallThread;
  let server: AppServer;
  beforeAll(async () => {
    stub = await StubModel.start({ dimensions: 64 });
    thread = await SmallThread.start();
    server = await startAppServer({ env: thread.env });
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
    await Promise.all([thread?.close(), stub?.close()]);
  });

  async function openSettings(): Promise<Page> {
    const page = await open({ viewport: { width: 1280, height: 800 }, allow: /422|503/ });
    const data = { token: String(thread.env.ADMIN_TOKEN) };
    const answer = await page.context().request.post(`${server.url}/api/session`, { data });
    expect(answer.ok()).toBe(true);
    await page.goto(`${server.url}/settings`);
    await pageReady(page);
    return page;
  }

  test("connect embeddings, say what re-embedding takes, and follow it, by keyboard alone", async () => {
    const page = await openSettings();
    const form = page.getByRole("form", { name: "Embeddings" });
    await form.getByLabel("Address").focus();
    await page.keyboard.type(stub.url);
    await tabTo(page, "Embedding model");
    await page.keyboard.type("stub-vectors");
    await page.keyboard.press("Escape");
    await tabTo(page, "Test");
    await page.keyboard.press("Enter");
    await form.getByText("projects would be embedded again").waitFor();
    await form.getByText("64 numbers").waitFor();
    await tabTo(page, "Use these embeddings");
    await page.keyboard.press("Enter");
    await form.getByText("Saved. Projects without a vector").waitFor();
    await tabTo(page, "Embed all again");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Embed again" }).and(page.locator(":focus")).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText(/^(\d+) of \1 projects have a vector of stub-vectors/).waitFor({ timeout: 110_000 });
    expect(await findViolations(page)).toEqual([]);
  });

  test("import a file, and a thread of Hacker News, and say what came of them", async () => {
    const page = await openSettings();
    const file = page.getByRole("form", { name: "Import a file" });
    await file.getByRole("button", { name: "Import the file" }).press("Enter");
    await file.getByText("Choose a file.").waitFor();
    const buffer = Buffer.from([PROJECT, { title: "Half" }].map((line) => JSON.stringify(line)).join("\n"));
    await file.getByLabel("File").setInputFiles({ name: "ideas.jsonl", mimeType: "", buffer });
    await file.getByRole("button", { name: "Import the file" }).press("Enter");
    await file.getByText("1 project added of 2").waitFor();
    await file.getByText("1 failed").waitFor();

    const form = page.getByRole("form", { name: "Import a thread" });
    await form.getByRole("button", { name: "Import the thread" }).press("Enter");
    await form.getByText("Enter a thread").waitFor();
    await form.getByLabel("Thread").fill("40890000");
    await page.keyboard.press("Enter");
    await form.getByText("0 of 4 comments read").waitFor();
    await form.getByText("no model is set that could read them").waitFor();
    expect(await findViolations(page)).toEqual([]);
  });

  test("change a limit, refuse a bad one at its field, and back the store up", async () => {
    const page = await openSettings();
    const limits = page.getByRole("form", { name: "Limits" });
    await limits.getByLabel("Calls at once").fill("many");
    await page.keyboard.press("Enter");
    await limits.getByText("it takes a whole number, 1 to 256").waitFor();
    expect(
      await limits.getByLabel("Calls at once").evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("4");
    await page.keyboard.press("Enter");
    await limits.getByText("Saved. They hold").waitFor();

    const backups = page.getByRole("region", { name: "Backups" });
    await backups.getByRole("button", { name: "Back up now" }).press("Enter");
    const link = backups.getByRole("link", { name: /^waywo-\d{8}-\d{9}\.db$/ });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^waywo-.*\.db$/);

    await page.getByRole("button", { name: "Set the sample corpus aside" }).press("Enter");
    await page.getByRole("button", { name: "Use the sample corpus again" }).waitFor();
    expect(await findViolations(page)).toEqual([]);
  });
});
