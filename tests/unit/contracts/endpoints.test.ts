import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ENDPOINTS } from "@/lib/contracts";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { type EndpointName, PATHS, pathTo } from "@/lib/contracts/paths";

/** Not endpoints of the API: the answer to unknown addresses, and the door for Inngest. */
const EXCEPTIONS = ["[...path]/route.ts", "inngest/route.ts"];
const EXPORT = /^export (?:const|function|async function) ([A-Z]+)\b(?: = route\(ENDPOINTS\.(\w+),)?/gm;

/** Admins' endpoints at waywo's own addresses, whose clients may send query parameters that are not read. */
const OF_WAYWO = new Set(["addPost", "deleteProject"]);

/** Where a JSON schema has objects that take unknown fields. */
function openObjects(schema: unknown, path = "body"): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { type, additionalProperties } = schema as { type?: unknown; additionalProperties?: unknown };
  const isOpen = type === "object" && (additionalProperties === undefined || additionalProperties === true);
  const inner = Object.entries(schema).flatMap(([key, part]) => openObjects(part, `${path}.${key}`));
  return [...(isOpen ? [path] : []), ...inner];
}

const routes = readdirSync("app/api", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("route.ts") && !EXCEPTIONS.includes(file))
  .flatMap((file) => {
    const path = `/api/${file.replace(/\/route\.ts$/, "").replace(/\[(\w+)\]/g, "{$1}")}`;
    const source = readFileSync(join("app/api", file), "utf8");
    return [...source.matchAll(EXPORT)].map(([, method, name]) => ({ method, path, name }));
  });

const byName = <T extends { name?: string }>(list: T[]) =>
  list.toSorted((one, other) => String(one.name).localeCompare(String(other.name)));

describe("the list of endpoints", () => {
  test("is what app/api serves: the same methods and paths, each route its own endpoint", () => {
    const declared = Object.entries(ENDPOINTS).map(([name, { method, path }]) => ({ method, path, name }));
    expect(byName(routes)).toEqual(byName(declared));
  });

  test("has the methods and paths of the list without schemas", () => {
    for (const [name, { method, path }] of Object.entries(ENDPOINTS)) {
      expect({ method, path }).toEqual(PATHS[name as EndpointName]);
    }
    expect(Object.keys(ENDPOINTS).sort()).toEqual(Object.keys(PATHS).sort());
  });

  test.each([
    ...(["getRunStatus", "listRuns", "listRows", "listProjects", "getProject"] as const),
    ...(["listHashtags", "countHashtags"] as const),
  ])("lets clients ask whether %s has changed", (name) => {
    expect(ENDPOINTS[name]).toMatchObject({ method: "GET", etag: true });
  });

  test("names the run of every endpoint that is its owner's", () => {
    for (const { auth, path } of Object.values<Endpoint>(ENDPOINTS)) {
      if (auth === "owner") expect(path).toContain("{task_id}");
    }
  });

  test("lets nothing unknown into what is for admins", () => {
    const takes = (name: string, endpoint: Endpoint) => ({
      name,
      open: endpoint.body ? openObjects(z.toJSONSchema(endpoint.body, { io: "input" })) : [],
      unknownQuery: endpoint.unknownQuery,
    });
    const forAdmins = Object.entries<Endpoint>(ENDPOINTS).filter(([, { auth }]) => auth === "admin");
    expect(forAdmins.length).toBeGreaterThan(3);
    for (const [name, endpoint] of forAdmins) {
      const unknownQuery = OF_WAYWO.has(name) ? "ignore" : "refuse";
      expect(takes(name, endpoint)).toEqual({ name, open: [], unknownQuery });
    }
  });

  test("declares exactly the parameters in each path", () => {
    for (const declaration of Object.values(ENDPOINTS)) {
      const named = [...declaration.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = "params" in declaration ? Object.keys(declaration.params.shape) : [];
      expect(declared).toEqual(named);
    }
  });
});

test("a path's parameters are encoded", () => {
  expect(pathTo("getRunStatus", { task_id: "a/b c" })).toBe("/api/generate-ideas/a%2Fb%20c/status");
  expect(pathTo("getHealth", {})).toBe("/api/health");
});
