import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { CreativityField } from "@/components/designer/creativity-field";
import { CREATIVITY } from "@/lib/contracts/limits";

test("the word for the default stands below where the thumb is then", () => {
  const html = renderToStaticMarkup(
    createElement(CreativityField, { id: "creativity", value: CREATIVITY.default, onChange: () => {} }),
  );
  const left = Number(/left:([\d.]+)%[^>]*>balanced</.exec(html)?.[1]);
  expect(left).toBeCloseTo(
    (100 * (CREATIVITY.default - CREATIVITY.min)) / (CREATIVITY.max - CREATIVITY.min),
    6,
  );
});
