import { expect, it } from "vitest";
import { withoutMarkup } from "@/lib/core/markup";

it("tags are found behind letters that are longer in lower case", () => {
  expect(withoutMarkup("İİİİ <style>p { color: red }</style>b")).toBe("İİİİ  b");
});
