import { describe, expect, test } from "vitest";
import { checkCalls } from "../../soak/check-calls";
import type { LocatedCall } from "../../soak/ledger";
import type { NotedCall } from "../../soak/store-reader";
import { type Span, Timeline } from "../../soak/timeline";

const START = Date.now();
const place = { runId: "run", row: 0, candidate: 0 };

/** A good answer for one column, asked and answered at these milliseconds. */
function answered(asked: number, ended: number): LocatedCall {
  const times = { askedAt: START + asked, endedAt: START + ended };
  return { call: { column: "metadata", seed: 1, prompt: "", idea: 1, good: true, ...times }, place };
}

const noted = (at: number): NotedCall => ({ ...place, column: "metadata", at: START + at });

function check(calls: LocatedCall[], stored: NotedCall[], spans: Partial<Span>[] = []) {
  const timeline = new Timeline();
  for (const { kind = "kill", from = 0, to = 0, runId, noticedAt } of spans) {
    const span: Span = { kind, from: START + from, to: START + to };
    if (runId) span.runId = runId;
    if (noticedAt !== undefined) span.noticedAt = START + noticedAt;
    timeline.spans.push(span);
  }
  return checkCalls(stored, calls, timeline);
}

test("an answer that is stored once is in order", () => {
  expect(check([answered(0, 100)], [noted(110)])).toMatchObject({ good: 1, noted: 1, broken: [] });
});

test("an answer that nothing kept from being stored breaks the rule, also when a later one was stored", () => {
  const { broken, unnoted } = check([answered(0, 100), answered(10_000, 10_100)], [noted(10_110)]);
  expect(unnoted.nothing).toBe(1);
  expect(broken).toEqual([expect.stringMatching(/^metadata 0 of row 0 of run, asked at 00:00.*\(nothing\)/)]);
});

test("a value that is stored twice was paid for twice", () => {
  const { broken } = check([answered(0, 100), answered(200, 300)], [noted(110), noted(310)]);
  expect(broken).toEqual(["metadata 0 of row 0 of run was stored 2 times."]);
});

test("a call of no row is named", () => {
  const { broken } = check([{ ...answered(0, 100), place: null }], []);
  expect(broken).toEqual([expect.stringContaining("belongs to no row")]);
});

describe("what excuses an answer that was not stored", () => {
  test.each<[string, Partial<Span>]>([
    ["a kill right after it", { kind: "kill", from: 150, to: 160 }],
    ["a stop during the call", { kind: "stop", from: 50, to: 5_000 }],
    ["the cancel of its run", { kind: "cancel", from: 90, to: 120, runId: "run" }],
    ["a disk that filled up during the call", { kind: "disk", from: 50, to: 9_000, noticedAt: 110 }],
    [
      "a lock that no write had met when it was asked",
      { kind: "lock", from: -5_000, to: 9_000, noticedAt: 5_000 },
    ],
  ])("%s", (_, span) => {
    expect(check([answered(0, 100)], [], [span])).toMatchObject({
      unnoted: { [span.kind ?? ""]: 1 },
      broken: [],
    });
  });

  test("a kill while the store was still locked", () => {
    const spans: Partial<Span>[] = [
      { kind: "lock", from: -5_000, to: 8_000 },
      { kind: "kill", from: 9_000, to: 9_100 },
    ];
    expect(check([answered(0, 100)], [], spans)).toMatchObject({ unnoted: { kill: 1 }, broken: [] });
  });

  test("a full disk that has taken another answer since the app knew of it", () => {
    const calls = [answered(-700, -600), answered(0, 100)];
    const full: Partial<Span> = { kind: "disk", from: -4_000, to: 4_000, noticedAt: -3_000 };
    expect(check(calls, [noted(-500)], [full])).toMatchObject({ unnoted: { disk: 1 }, broken: [] });
  });

  test.each<[string, Partial<Span>]>([
    ["a kill long after it", { kind: "kill", from: 20_000, to: 20_100 }],
    ["a kill before it was asked", { kind: "kill", from: -200, to: -100 }],
    ["the cancel of another run", { kind: "cancel", from: 90, to: 120, runId: "another" }],
    ["a disk that the app knew to be full", { kind: "disk", from: -4_000, to: 4_000, noticedAt: -3_000 }],
    ["a disk of which the app said nothing", { kind: "disk", from: 50, to: 4_000 }],
  ])("not %s", (_, span) => {
    expect(check([answered(0, 100)], [], [span]).broken).toHaveLength(1);
  });
});
