import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser } from "../support/browser";
import { pageReady } from "../support/page-ready";
import { type ReviewServer, startReviewServer } from "../support/review-server";

const DECIDED = 20;

interface Front {
  title: string;
  focused: boolean;
  place: string;
}

/** The idea in front, and whether its heading has the focus. */
const front = (page: Page): Promise<Front> =>
  page.evaluate(() => {
    const heading = document.getElementById("idea-title");
    return {
      title: heading?.textContent ?? "",
      focused: heading !== null && heading === document.activeElement,
      place: document.querySelector("[data-testid=place]")?.textContent ?? "",
    };
  });

const said = (page: Page, text: RegExp | string) =>
  page.getByTestId("done").filter({ hasText: text }).waitFor();

/** Waits until the idea at this place is in front and has the focus; returns its title. */
async function atPlace(page: Page, place: number): Promise<string> {
  await expect
    .poll(() => front(page))
    .toMatchObject({
      focused: true,
      place: expect.stringMatching(new RegExp(`^${place} of `)),
    });
  return (await front(page)).title;
}

describeInBrowser("the review", ({ open }) => {
  let server: ReviewServer;

  beforeAll(async () => {
    server = await startReviewServer(["Ada", "Grace"]);
    const { task_id } = await server.start({ num_ideas: 40, seed_tags: ["maps"] });
    await server.end(task_id);
  }, 240_000);
  afterAll(() => server?.stop());

  async function review(name: "Ada" | "Grace", query = "", allow = /^$/): Promise<Page> {
    const page = await open({ allow });
    await enter(page, name, query);
    return page;
  }
  async function enter(page: Page, name: string, query = ""): Promise<void> {
    await server.signIn(page, name);
    await page.goto(`${server.url}/review${query}`);
    await pageReady(page);
  }
  const counts = async () =>
    (await server.api("Ada", "/api/review/queue?limit=1")).counts as Record<string, number>;
  const projectAt = (page: Page) => Number(new URL(page.url()).searchParams.get("project"));
  const stored = async (id: number) =>
    (await server.api("Ada", `/api/review/projects/${id}`)).project as Record<string, unknown>;

  it("decides 20 ideas in 20 key presses, then edits, names a duplicate, undoes two, and rejects the rest", async () => {
    const page = await open();
    const fetched = new Set<number>();
    page.on("request", (request) => {
      const id = /\/api\/review\/projects\/(\d+)$/.exec(request.url())?.[1];
      if (id) fetched.add(Number(id));
    });
    await enter(page, "Ada");
    const before = await counts();
    expect(before.pending).toBe(40);
    const titles = new Set<string>();
    for (let at = 1; at <= DECIDED; at++) {
      titles.add((await front(page)).title);
      // The idea in front was asked for before it came, and so were the four after it.
      if (at > 1) expect(fetched).toContain(projectAt(page));
      await page.keyboard.press("a");
      titles.add(await atPlace(page, at + 1));
    }
    expect(titles.size).toBe(DECIDED + 1);
    await expect.poll(counts).toMatchObject({ approved: DECIDED, pending: 40 - DECIDED });

    const edited = projectAt(page);
    const original = await stored(edited);
    await page.keyboard.press("e");
    const field = page.getByLabel("Title");
    await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
    await field.fill("Maps of Quiet Streets");
    await page.keyboard.press("Control+Enter");
    await said(page, "Saved: Maps of Quiet Streets");
    await atPlace(page, DECIDED + 2);
    expect(await stored(edited)).toMatchObject({ title: "Maps of Quiet Streets", review_status: "pending" });

    const doubled = projectAt(page);
    await page.getByRole("radio").first().waitFor();
    const nearest = await page.getByRole("radio", { checked: true }).getAttribute("id");
    await page.keyboard.press("d");
    await said(page, "Marked as a duplicate");
    await atPlace(page, DECIDED + 3);
    await expect
      .poll(() => stored(doubled))
      .toMatchObject({ review_status: "duplicate", duplicate_of: Number(nearest?.replace("near-", "")) });

    await page.keyboard.press("u");
    await said(page, "Undone");
    await atPlace(page, DECIDED + 2);
    expect(await stored(doubled)).toMatchObject({ review_status: "pending", duplicate_of: null });
    await page.reload();
    await pageReady(page);
    await page.keyboard.press("u");
    await said(page, "Undone");
    await expect.poll(() => front(page)).toMatchObject({ title: original.title, focused: true });
    expect(await stored(edited)).toMatchObject({ title: original.title });

    await page.getByRole("button", { name: "Select all on this page" }).click();
    await page.getByLabel("Reason for rejecting those selected").fill("too alike");
    await page.getByRole("button", { name: `Reject ${40 - DECIDED}` }).click();
    await page
      .getByTestId("bulk-state")
      .filter({ hasText: `${40 - DECIDED} of ${40 - DECIDED}` })
      .waitFor();
    await page.getByText("All reviewed").waitFor();
    expect(await counts()).toMatchObject({ approved: DECIDED, rejected: 40 - DECIDED, pending: 0 });
    expect(await stored(edited)).toMatchObject({ review_status: "rejected", review_reason: "too alike" });
    await page.getByRole("button", { name: "Undo all" }).click();
    await expect.poll(counts).toMatchObject({ pending: 40 - DECIDED, rejected: 0 });
    await page
      .getByTestId("place")
      .filter({ hasText: `of ${40 - DECIDED}` })
      .waitFor();
  }, 240_000);

  it("shows two admins who edit one idea each other's version, and loses nothing of either", async () => {
    const ada = await review("Ada");
    const id = projectAt(ada);
    const grace = await review("Grace", `?project=${id}`, /409/);
    const original = await stored(id);
    for (const page of [ada, grace]) {
      await page.keyboard.press("e");
      await page.getByLabel("Title").waitFor();
    }
    await ada.getByLabel("Title").fill("Ada Names It");
    await ada.getByLabel("Tagline").fill("A tagline that only Ada wrote here");
    await ada.getByRole("button", { name: "Save", exact: true }).click();
    await said(ada, "Saved: Ada Names It");

    await grace.getByLabel("Title").fill("Grace Names It");
    await grace.getByLabel("Description").fill("Grace describes what it does. She knows why.");
    await grace.keyboard.press("Control+Enter");
    const conflict = grace.getByRole("alert").filter({ hasText: "Somebody else has changed this project" });
    await conflict.waitFor();
    expect(await stored(id)).toMatchObject({ title: "Ada Names It" });
    expect(await conflict.getByRole("group", { name: "Title" }).textContent()).toMatch(
      /Grace Names It.*Ada/s,
    );
    // What was typed survives a reload, and meets the other version again.
    await grace.reload();
    await pageReady(grace);
    expect(await grace.getByLabel("Title").inputValue()).toBe("Grace Names It");
    await grace.keyboard.press("Control+Enter");
    await conflict.waitFor();
    await conflict
      .getByRole("group", { name: "Title" })
      .getByRole("radio", { name: /^Theirs/ })
      .check();
    expect(
      await conflict
        .getByRole("group", { name: "Description" })
        .getByRole("radio", { name: /^Yours/ })
        .isChecked(),
    ).toBe(true);
    await conflict.getByRole("button", { name: "Save what is chosen" }).click();
    await said(grace, "Saved");
    expect(await stored(id)).toMatchObject({
      title: "Ada Names It",
      short_description: "A tagline that only Ada wrote here",
      description: "Grace describes what it does. She knows why.",
      hashtags: original.hashtags,
    });
    const { entries } = await server.api("Ada", `/api/review/history?project_id=${id}&action=edit&limit=2`);
    expect(entries).toMatchObject([{ by: "Grace" }, { by: "Ada", before: { title: original.title } }]);
  }, 120_000);

  it("brings an idea back where its decision is refused, and keeps a typed reason while signed out", async () => {
    const page = await review("Ada", "", /401|ERR_FAILED|ERR_INTERNET/);
    const { title } = await front(page);
    const id = projectAt(page);
    await page.route("**/decision", (route) => route.abort());
    await page.keyboard.press("a");
    await page
      .getByRole("alert")
      .filter({ hasText: `Not done: ${title}` })
      .getByText("does not answer")
      .waitFor();
    await expect.poll(() => front(page)).toMatchObject({ title, focused: true });
    expect(await stored(id)).toMatchObject({ review_status: "pending" });
    await page.unroute("**/decision");

    await page.context().clearCookies();
    await page.keyboard.press("r");
    await page.keyboard.type("nobody has asked for it");
    await page.keyboard.press("Enter");
    const alert = page.getByRole("alert").filter({ hasText: "signed out" });
    await alert.getByRole("link", { name: "Sign in in a new tab" }).waitFor();
    await expect.poll(() => front(page)).toMatchObject({ title, focused: true });
    await page.keyboard.press("r");
    expect(await page.getByLabel("Another reason").inputValue()).toBe("nobody has asked for it");
    await page.keyboard.press("Escape");
    await server.signIn(page, "Ada");
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect
      .poll(() => stored(id))
      .toMatchObject({ review_status: "rejected", review_reason: "nobody has asked for it" });
  }, 120_000);

  it("is silent while typing, in dialogs and with modifiers; switched off it stays off", async () => {
    const page = await review("Ada");
    const { title } = await front(page);
    const unmoved = async () => expect(await front(page)).toMatchObject({ title });
    await page.getByText("Filter", { exact: true }).first().click();
    await page.getByLabel("Words").fill("");
    await page.getByLabel("Words").press("a");
    await page.keyboard.type("rdejkux?");
    expect(await page.getByLabel("Words").inputValue()).toBe("ardejkux?");
    await unmoved();
    await page.locator("#idea-title").focus();
    for (const keys of ["Control+KeyD", "Alt+KeyA", "Shift+KeyA"]) await page.keyboard.press(keys);
    await unmoved();

    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog", { name: "Keys" });
    await dialog.waitFor();
    await page.keyboard.press("a");
    await page.keyboard.press("j");
    await dialog.getByRole("switch", { name: "Use the keys" }).click();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await unmoved();
    expect(await page.getByRole("button", { name: "Approve" }).getAttribute("aria-keyshortcuts")).toBeNull();
    for (const again of [false, true]) {
      if (again) {
        await page.reload();
        await pageReady(page);
      }
      await page.locator("#idea-title").focus();
      for (const key of ["j", "x", "?", "a", "r"]) await page.keyboard.press(key);
      await unmoved();
      expect(await page.getByRole("dialog").count()).toBe(0);
      expect(await page.getByRole("checkbox", { checked: true }).count()).toBe(0);
    }
    await page.getByRole("button", { name: "Keys" }).click();
    await dialog.getByRole("switch", { name: "Use the keys" }).click();
    await dialog.getByRole("button", { name: "Close" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.locator("#idea-title").focus();
    await page.keyboard.press("j");
    await expect.poll(async () => (await front(page)).title).not.toBe(title);
  }, 120_000);

  it("keeps an edit through a reload and through other ideas, and tells what is wrong at its field", async () => {
    const page = await review("Ada", "", /422/);
    const { title } = await front(page);
    await page.keyboard.press("e");
    await page.getByLabel("Tagline").fill("word");
    await page.reload();
    await pageReady(page);
    expect(await page.getByLabel("Tagline").inputValue()).toBe("word");
    await page.getByRole("list").getByRole("button").nth(3).click();
    await expect.poll(async () => (await front(page)).title).not.toBe(title);
    await page.getByRole("button", { name: title, exact: true }).click();
    expect(await page.getByLabel("Tagline").inputValue()).toBe("word");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page
      .getByRole("alert")
      .getByRole("link", { name: /short_description|tagline/i })
      .click();
    const tagline = page.getByLabel("Tagline");
    expect(await tagline.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await tagline.getAttribute("aria-invalid")).toBe("true");
    await tagline.fill("");
    await page.getByRole("button", { name: "Discard" }).click();
    await expect.poll(() => front(page)).toMatchObject({ title, focused: true });
    const id = projectAt(page);
    const { hashtags } = await stored(id);
    await page.keyboard.press("e");
    await page.getByLabel("Title").fill("Saved From the Tags");
    await page.getByRole("combobox", { name: "Tags" }).fill("a");
    await page.getByRole("listbox").getByRole("option").first().waitFor();
    await page.keyboard.press("Control+Enter");
    await said(page, "Saved: Saved From the Tags");
    expect(await stored(id)).toMatchObject({ title: "Saved From the Tags", hashtags });
    await page.reload();
    await pageReady(page);
    expect(await page.getByLabel("Tagline").count()).toBe(0);
  }, 120_000);

  it("writes an idea again beside the old one, and takes it when told", async () => {
    const page = await review("Ada");
    const id = projectAt(page);
    const { description } = await stored(id);
    await page.getByRole("button", { name: "The whole idea" }).click();
    await page.getByRole("button", { name: /^Use this/ }).click();
    await said(page, "Taken");
    expect((await stored(id)).description).not.toBe(description);
    await page.keyboard.press("u");
    await said(page, "Undone");
    expect(await stored(id)).toMatchObject({ description });
  }, 120_000);

  it("deletes a project into the bin, takes it back, and empties the bin once asked", async () => {
    const page = await review("Ada", "", /404/);
    const id = projectAt(page);
    await page.goto(`${server.url}/projects/${id}`);
    await page.getByRole("button", { name: "Delete" }).click();
    await said(page, "In the bin");
    await page.getByRole("button", { name: "Undo" }).click();
    await said(page, "Undone");
    await page.getByRole("button", { name: "Delete" }).click();
    await said(page, "In the bin");
    await page.goto(`${server.url}/review/bin`);
    await pageReady(page);
    await page.getByText("30 days left").waitFor();
    await page.getByRole("button", { name: /^Restore/ }).click();
    await said(page, "Restored");
    await page.getByText("The bin is empty").waitFor();
    await server.api("Ada", `/api/waywo-projects/${id}`, undefined, "DELETE");
    await page.reload();
    await pageReady(page);
    await page.getByRole("button", { name: "Empty the bin" }).click();
    const dialog = page.getByRole("alertdialog", { name: "Delete 1 project for good?" });
    await dialog.getByRole("button", { name: "Cancel" }).click();
    expect((await counts()).binned).toBe(1);
    await page.getByRole("button", { name: "Empty the bin" }).click();
    await dialog.getByRole("button", { name: "Delete 1 for good" }).click();
    await said(page, "1 project deleted for good");
    expect((await counts()).binned).toBe(0);
  }, 120_000);

  it("loses no key of somebody who types faster than it is drawn", async () => {
    const page = await review("Ada");
    const first = projectAt(page);
    const before = await counts();
    await page.evaluate(() => {
      for (const key of ["r", "4", "a", "a"])
        document.activeElement?.dispatchEvent(
          new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
        );
    });
    await expect
      .poll(counts)
      .toMatchObject({ approved: Number(before.approved) + 2, rejected: Number(before.rejected) + 1 });
    expect(await stored(first)).toMatchObject({ review_status: "rejected", review_reason: "not feasible" });
  }, 120_000);

  it("lists who changed what in the history, and undoes from there", async () => {
    const page = await review("Ada");
    const id = projectAt(page);
    const { title } = await front(page);
    await page.keyboard.press("r");
    await page.keyboard.press("2");
    await said(page, `Rejected: ${title}`);
    await expect.poll(() => stored(id)).toMatchObject({ review_reason: "too vague" });
    await page.goto(`${server.url}/review/history?action=reject&by=Ada`);
    await pageReady(page);
    const entry = page.getByRole("listitem").filter({ hasText: title }).first();
    expect(await entry.textContent()).toMatch(/Rejected.*Ada.*Reasontoo vague/s);
    await entry.getByRole("button", { name: /^Undo/ }).click();
    await said(page, "Undone");
    expect(await stored(id)).toMatchObject({ review_status: "pending", review_reason: null });
    await page.getByText("taken back").first().waitFor();
  }, 120_000);
});
