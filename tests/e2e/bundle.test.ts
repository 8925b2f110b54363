import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("the chunks the browser loads contain no validation library", () => {
  const chunks = readdirSync(".next/static", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .map((file) => `.next/static/${file}`);
  expect(chunks.length).toBeGreaterThan(0);
  const withZod = chunks.filter((chunk) =>
    /ZodError|ZodType|invalid_union/.test(readFileSync(chunk, "utf8")),
  );
  expect(withZod).toEqual([]);
});
