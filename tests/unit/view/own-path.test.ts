import { expect, test } from "vitest";
import { ownPath } from "@/lib/view/own-path";

test.each(["/", "/review", "/runs?offset=50", "/projects?tags=a%2Fb&sort=novelty#main", "/review/history"])(
  "%s is a path of this site",
  (path) => expect(ownPath(path)).toBe(path),
);

test.each([
  null,
  undefined,
  "",
  "review",
  "https://evil.example",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/\n//evil.example",
  "\\\\evil.example",
  "/.//evil.example",
  "/..//evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "/api/session",
  "/sign-in?next=/sign-in",
])("%j leads to the first page", (path) => expect(ownPath(path)).toBe("/"));
