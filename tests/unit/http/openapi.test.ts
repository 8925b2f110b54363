import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ENDPOINTS } from "@/lib/contracts";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { openApiDocument } from "@/lib/http/openapi/document";
import { inputSchema, outputSchema } from "@/lib/http/openapi/json-schema";

const document = openApiDocument();
type Operation = Record<string, unknown> & { security: object[]; responses: Record<string, unknown> };
const operations = Object.values(document.paths).flatMap((path) => Object.values(path)) as Operation[];

describe("the API's description", () => {
  test("has every endpoint of the list, under its path and method, and no other", () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const declared = Object.values<Endpoint>(ENDPOINTS).map(({ method, path }) => `${method} ${path}`);
    expect(described.sort()).toEqual(declared.sort());
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(ENDPOINTS).sort());
  });

  test("says who may call what, and with which statuses it is refused", () => {
    for (const operation of operations) {
      const declared: Endpoint = ENDPOINTS[operation.operationId as keyof typeof ENDPOINTS];
      const { auth, limit, etag, problems = [] } = declared;
      const asks = auth !== "anyone";
      expect(operation.security.length).toBe({ anyone: 0, owner: 4, admin: 2 }[auth]);
      expect("401" in operation.responses).toBe(asks || problems.includes(401));
      expect("429" in operation.responses).toBe(asks || limit !== undefined || problems.includes(429));
      expect("304" in operation.responses).toBe(etag === true);
    }
  });

  test("leaves @redocly/cli nothing to find", () => {
    const folder = mkdtempSync(join(tmpdir(), "waywo-openapi-"));
    try {
      const file = join(folder, "openapi.json");
      writeFileSync(file, JSON.stringify(document));
      const cli = join(process.cwd(), "node_modules/@redocly/cli/bin/cli.js");
      const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
      const args = [cli, "lint", file, "--format=json", "--extends=recommended-strict"];
      const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" });
      const { problems } = JSON.parse(stdout || `{"problems":[${JSON.stringify(stderr)}]}`);
      expect(problems).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});

describe("a schema", () => {
  test("of a request has the bounds that hold after coercion, and no transforms", () => {
    const query = z.object({
      limit: z.coerce.number().pipe(z.int().min(1).max(9)).default(5),
      on: z
        .enum(["yes", "no"])
        .transform((text) => text === "yes")
        .optional(),
      from: z.coerce.date().optional(),
    });
    expect(inputSchema(query)).toEqual({
      type: "object",
      properties: {
        limit: { default: 5, type: "integer", minimum: 1, maximum: 9 },
        on: { type: "string", enum: expect.arrayContaining(["yes", "no"]) },
        from: expect.objectContaining({ type: "string" }),
      },
    });
  });

  test("of an answer allows no other fields, and anything where JSON is meant", () => {
    expect(outputSchema(z.object({ id: z.int(), more: z.record(z.string(), z.json()) }))).toEqual({
      type: "object",
      properties: {
        id: { type: "integer" },
        more: expect.objectContaining({ additionalProperties: { description: "Any JSON." } }),
      },
      required: ["id", "more"],
      additionalProperties: false,
    });
  });
});
