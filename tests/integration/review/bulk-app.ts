import { expect, vi } from "vitest";
import type { BulkCreated, BulkItems, BulkStatus } from "@/lib/contracts/bulk";
import { DESIGNER_SOURCE } from "@/lib/contracts/project-source";
import type { ReviewStatus } from "@/lib/contracts/review-status";
import { db } from "@/lib/core/db";
import { createProjects } from "@/lib/projects/create-projects";
import { callEndpoint } from "../../support/call-endpoint";

export const ADMIN_TOKEN = "an-admin-token-of-32-characters!";
export const ADMIN = { authorization: `Bearer ${ADMIN_TOKEN}` };
const JSON_BODY = { ...ADMIN, "content-type": "application/json" };

/** Stores ideas as the Designer leaves them; their titles count from 0. @returns their ids */
export function manyIdeas(count: number, reviewStatus: ReviewStatus = "pending"): Promise<number[]> {
  const ideas = Array.from({ length: count }, (_, index) => ({
    title: `Idea ${index}`,
    shortDescription: "One of the ideas",
    description: `It is idea ${index}.`,
    hashtags: ["ios"],
    ideaScore: 1 + (index % 10),
    complexityScore: 4,
    source: DESIGNER_SOURCE,
    reviewStatus,
  }));
  return db().direct.transaction((tx) => createProjects(tx, ideas));
}

export const postBulk = (body: object, headers: Record<string, string> = JSON_BODY) =>
  callEndpoint("createBulk", { headers, body: JSON.stringify(body) });

/** Starts one that must be accepted. */
export async function startBulk(body: object): Promise<BulkCreated> {
  const response = await postBulk(body);
  expect([response.status, response.ok ? "" : await response.clone().text()]).toEqual([202, ""]);
  return response.json();
}

export async function readBulk(bulk_id: string): Promise<BulkStatus> {
  return (await callEndpoint("getBulk", { params: { bulk_id }, headers: ADMIN })).json();
}

/** The status it ends with. */
export const endBulk = (bulkId: string, timeout = 60_000): Promise<BulkStatus> =>
  vi.waitFor(
    async () => {
      const status = await readBulk(bulkId);
      if (status.state === "SUCCESS" || status.state === "FAILURE") return status;
      throw new Error(`still ${status.state}, ${status.done} of ${status.total}`);
    },
    { timeout, interval: 20 },
  );

export async function readItems(bulk_id: string, search = "limit=100"): Promise<BulkItems> {
  return (await callEndpoint("listBulkItems", { params: { bulk_id }, headers: ADMIN, search })).json();
}

export const stopBulk = (bulk_id: string) =>
  callEndpoint("stopBulk", { params: { bulk_id }, headers: ADMIN });
export const undoBulk = (bulk_id: string) =>
  callEndpoint("undoBulk", { params: { bulk_id }, headers: ADMIN });

/** How many ideas have each status. */
export async function statuses(): Promise<Record<string, number>> {
  const counts = await db().project.groupBy({ by: ["reviewStatus"], _count: true });
  return Object.fromEntries(counts.map(({ reviewStatus, _count }) => [String(reviewStatus), _count]));
}
