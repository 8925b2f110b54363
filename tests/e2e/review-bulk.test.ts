import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser } from "../support/browser";
import { pageReady } from "../support/page-ready";
import { type ReviewServer, startReviewServer } from "../support/review-server";

const IDEAS = 230;

describeInBrowser("a change of many", ({ open }) => {
  let server: ReviewServer;
  beforeAll(async () => {
    server = await startReviewServer(["Ada"], IDEAS);
  }, 240_000);
  afterAll(() => server?.stop());

  const counts = async () =>
    (await server.api("Ada", "/api/review/queue?limit=1")).counts as Record<string, number>;

  async function queue(query = "", allow = /^$/) {
    const page = await open({ allow });
    await server.signIn(page, "Ada");
    await page.goto(`${server.url}/review${query}`);
    await pageReady(page);
    return page;
  }

  it("asks before more than a hundred, naming how many and the filter; tells what became of them; is undone", async () => {
    const page = await queue("?q=number&order=score");
    await page
      .getByTestId("place")
      .filter({ hasText: `1 of ${IDEAS}` })
      .waitFor();
    await page.getByRole("button", { name: "Select all on this page" }).click();
    await page.getByRole("button", { name: `Select all ${IDEAS} that match` }).click();
    await page.getByLabel("Reason for rejecting those selected").fill("by hand");
    await page.getByRole("button", { name: `Reject ${IDEAS}` }).click();
    const dialog = page.getByRole("alertdialog", { name: `Reject ${IDEAS} ideas?` });
    await dialog.getByText("words “number”").waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    expect((await counts()).pending).toBe(IDEAS);

    await page.getByRole("button", { name: `Reject ${IDEAS}` }).click();
    await dialog.getByRole("button", { name: `Reject ${IDEAS}` }).click();
    await page.getByRole("progressbar", { name: "Progress of the change" }).waitFor();
    await page
      .getByTestId("bulk-state")
      .filter({ hasText: `${IDEAS} of ${IDEAS} · ${IDEAS} changed` })
      .waitFor();
    await page.getByText("All reviewed").waitFor();
    expect(await counts()).toMatchObject({ rejected: IDEAS, pending: 0 });
    await page.getByText("What became of each").click();
    await page
      .getByRole("listitem")
      .filter({ hasText: "Idea Number" })
      .filter({ hasText: "changed" })
      .first()
      .waitFor();

    await page.reload();
    await pageReady(page);
    await page.getByText("Nothing waits").waitFor();
    await page.keyboard.press("u");
    await expect.poll(counts).toMatchObject({ pending: IDEAS, rejected: 0 });
    await page
      .getByTestId("place")
      .filter({ hasText: `of ${IDEAS}` })
      .waitFor();
  }, 180_000);

  it("changes nothing where the filter matches another number by now, and says so", async () => {
    const page = await queue("?tags=by-hand", /409/);
    await page.getByRole("button", { name: "Select all on this page" }).click();
    await page.getByRole("button", { name: `Select all ${IDEAS} that match` }).click();
    const { projects } = (await server.api("Ada", "/api/review/queue?limit=1&offset=150")) as {
      projects: { id: number }[];
    };
    const id = projects[0]?.id;
    await server.api("Ada", `/api/review/projects/${id}/decision`, { decision: "approve" });
    await page.getByRole("button", { name: `Approve ${IDEAS}` }).click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: `Approve ${IDEAS}` })
      .click();
    await page
      .getByRole("alert")
      .filter({ hasText: "Not done" })
      .filter({ hasText: `${IDEAS - 1}` })
      .waitFor();
    expect(await counts()).toMatchObject({ approved: 1, pending: IDEAS - 1 });
    await page.getByRole("button", { name: `Approve ${IDEAS - 1}` }).waitFor();
  }, 120_000);

  it("follows the queue past its first page", async () => {
    const page = await queue();
    const list = page.getByRole("region", { name: "Queue" }).getByRole("listitem");
    expect(await list.count()).toBe(100);
    for (let at = 1; at <= 82; at++) await page.keyboard.press("a");
    await expect.poll(() => list.count()).toBeGreaterThan(150);
    const titles = await list.getByRole("button").allTextContents();
    expect(new Set(titles).size).toBe(titles.length);
    await expect.poll(counts).toMatchObject({ approved: 83 });
  }, 120_000);
});
