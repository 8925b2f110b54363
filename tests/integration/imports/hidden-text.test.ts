import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { HIDDEN, JOINED, SEEN } from "../../support/hidden-text";
import { importScene, record } from "./scene";

const { importText } = importScene();

test.each(["json", "csv"])("no text of a %s file brings what is not seen into the store", async (kind) => {
  const texts = {
    source: HIDDEN.slice(0, 30),
    invalid_reason: HIDDEN,
    title: `${HIDDEN} ${JOINED}`,
    short_description: HIDDEN,
    description: `${HIDDEN}\n${JOINED}`,
    hashtags: JSON.stringify([HIDDEN, "\u3164", "\u202e"]),
    project_urls: JSON.stringify([`https://tide.example/${HIDDEN}`]),
    primary_url: `https://tide.example/${HIDDEN}`,
    url_contents: JSON.stringify({ [`https://tide.example/${HIDDEN}`]: HIDDEN }),
    workflow_logs: JSON.stringify([HIDDEN]),
  };
  const all: Record<string, unknown> = { ...record(), ...texts };
  const quote = (value: unknown) => `"${String(value).replaceAll('"', '""')}"`;
  const csv = `${Object.keys(all).join(",")}\n${Object.values(all).map(quote).join(",")}\n`;
  const report = await importText(`a.${kind}`, kind === "json" ? JSON.stringify([all]) : csv);
  expect(report).toMatchObject({ added: 1, failed: 0 });
  expect(await db().project.findFirst({ include: { tags: true } })).toMatchObject({
    invalidReason: SEEN,
    title: `${SEEN} ${JOINED}`,
    shortDescription: SEEN,
    description: `${SEEN}\n${JOINED}`,
    hashtags: JSON.stringify([SEEN, "", ""]),
    projectUrls: JSON.stringify([`https://tide.example/${SEEN}`]),
    primaryUrl: `https://tide.example/${SEEN}`,
    urlContents: JSON.stringify({ [`https://tide.example/${SEEN}`]: SEEN }),
    workflowLogs: JSON.stringify([SEEN]),
    tags: [{ tag: SEEN }],
  });
});

test("a title of which nothing is seen is empty", async () => {
  const report = await importText("a.json", JSON.stringify([record({ title: "\u200b\u202e\u3164" })]));
  expect(report).toMatchObject({ added: 0, failed: 1, errors: [{ reason: "title is empty." }] });
});
