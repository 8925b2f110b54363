import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure } from "@/lib/contracts/types";
import { axisPlace, figureText, intervalText } from "@/lib/view/quality";

const scope = { run: null, ideas: 50, of: 50, cosine: 0.88, resamples: 500 };
const figure = (part: Partial<Figure>): Figure => ({
  id: "share",
  name: "A share",
  definition: "What it is.",
  source: "Counted",
  unit: "share",
  better: "higher",
  value: 0.5,
  interval: [0.4, 0.6],
  n: 50,
  reason: null,
  ...part,
});

describe("a figure in words", () => {
  it.each([
    [0.834, "share", "83\u00a0%"],
    [47, "ideas", "47"],
    [12.34, "ideas", "12.3"],
    [-0.214, "correlation", "-0.21"],
    [17495.2, "tokens", "17,495"],
    [0.00213, "US dollars", "$0.0021"],
    [8.621, "seconds", "8.62\u00a0s"],
    [1.5, "furlongs", "1.5"],
  ])("%f %s is %s", (value, unit, text) => {
    expect(figureText(value, unit)).toBe(text);
  });

  it("has its interval from one to the other, or one value", () => {
    expect(intervalText([0.79, 0.88], "share")).toBe("79\u00a0% to 88\u00a0%");
    expect(intervalText([1, 1], "share")).toBe("100\u00a0%");
  });
});

describe("a figure on its scale", () => {
  it("lies between 0 and 1, −1 and 1, or 0 and as many ideas as there are", () => {
    expect(axisPlace(figure({}), scope)).toEqual({ value: 0.5, low: 0.4, high: 0.6 });
    const correlation = { unit: "correlation", value: 0, interval: [-1, 1] } as const;
    expect(axisPlace(figure({ ...correlation, interval: [-1, 1] }), scope)).toEqual({
      value: 0.5,
      low: 0,
      high: 1,
    });
    expect(axisPlace(figure({ unit: "ideas", value: 25, interval: null }), scope)?.value).toBe(0.5);
    expect(axisPlace(figure({ value: null }), scope)).toBeNull();
  });

  it("stays on it, in order, whatever the figure", () => {
    const number = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
    const unit = fc.constantFrom("share", "correlation", "ideas", "tokens", "score");
    fc.assert(
      fc.property(fc.tuple(number, number, number), unit, (three, unit) => {
        const [low = 0, value = 0, high = 0] = three.toSorted((a, b) => a - b);
        const place = axisPlace(figure({ unit, value, interval: [low, high] }), scope);
        const at = [place?.low ?? 2, place?.value ?? 2, place?.high ?? 2];
        for (const each of at) expect(each >= 0 && each <= 1).toBe(true);
        expect(at).toEqual(at.toSorted((a, b) => a - b));
      }),
    );
  });
});
