import { afterAll, beforeAll, expect, it } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { describeInBrowser } from "../support/browser";
import { stubEnv } from "../support/stub-env";
import { goodAnswer } from "../support/stub-model/ideas";
import { StubModel } from "../support/stub-model/stub";

const MARK = "The zebra clause applies.";

describeInBrowser("a run with rows that fail", ({ open }) => {
  let stub: StubModel;
  let server: AppServer;

  beforeAll(async () => {
    stub = await StubModel.start({ dimensions: 64 });
    // Two ideas carry a mark; every request for the metadata of a marked idea gets garbage.
    stub.answer((request) => {
      const marked = request.messages.some(({ content }) => content.includes(MARK));
      if (request.column === "metadata" && marked) return { say: "I would rather not put that in JSON." };
      if (request.column !== "project_idea" || request.columnIndex > 1) return undefined;
      return { say: `${goodAnswer(request)} ${MARK}` };
    });
    server = await startAppServer({ env: stubEnv(stub) });
  });
  afterAll(async () => {
    await server?.stop();
    await stub?.close();
  });

  it("is shown as partial with exactly the two rows that failed, and a retry saves them", async () => {
    const page = await open();
    await page.goto(server.url);
    await page.getByLabel("Number of ideas").fill("6");
    await page.getByRole("button", { name: "Generate 6 ideas" }).click();
    await page.getByText("Partial: 4 of 6 ideas saved").first().waitFor({ timeout: 90_000 });
    expect(await page.getByTestId("run-outcome").textContent()).toMatch(/^2 failed · took \d+ s$/);

    const taskId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    const { result } = await server.status(taskId);
    expect(result?.status).toBe("partial");
    const failed = result?.errors ?? [];
    const groups = page.getByTestId("failure-group");
    expect(await groups.count()).toBe(1);
    const told = await groups.first().textContent();
    expect(told).toContain("2 ideas");
    expect(told).toContain("While naming and tagging it. A retry may help.");
    const listed = await page.getByTestId("row-error").allTextContents();
    expect(listed).toHaveLength(2);
    for (const { row, error } of failed) {
      expect(told).toContain(error);
      expect(listed.some((line) => line.startsWith(`Idea ${row + 1}`))).toBe(true);
    }
    await page.getByTestId("idea").nth(3).waitFor();
    expect(await page.getByTestId("idea").count()).toBe(4);
    // Which they are is said where the list of the others begins, and leads to why.
    const numbers = failed.map(({ row }) => row + 1).sort((one, other) => one - other);
    const link = page.getByRole("link", { name: `Ideas ${numbers.join(" and ")} failed` });
    expect(await link.getAttribute("href")).toBe("#failed");
    expect(await page.getByTestId("run-outcome").getByRole("link").getAttribute("href")).toBe("#failed");
    expect(await page.getByTestId("idea").first().textContent()).toMatch(/^Idea \d of 6/);

    stub.reset();
    await page.getByRole("button", { name: "Retry 2 ideas" }).first().click();
    await page.getByText("Done: 6 of 6 ideas saved").first().waitFor({ timeout: 90_000 });
    await page.getByTestId("idea").nth(5).waitFor();
    expect(await page.getByTestId("failure-group").count()).toBe(0);
  });
});
