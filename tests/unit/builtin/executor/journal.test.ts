import type { Inngest } from "inngest";
import { expect, test } from "vitest";
import type { Journal } from "@/lib/builtin/executor/journal";
import { createMemoryJournal } from "../../../support/memory-journal";
import { createBench, until } from "./harness";

const go = { event: "go" };

test("runs that ended more than seven days ago are deleted at the start", async () => {
  const functions = (inngest: Inngest) => [inngest.createFunction({ id: "f", triggers: go }, () => 1)];
  const first = createBench(functions);
  await first.start();
  await first.send("go");
  await first.finish();
  first.clock.advance(6 * 86_400_000);
  await first.send("go");
  await first.finish();
  first.clock.advance(2 * 86_400_000);
  const second = createBench(functions, { journal: first.journal, clock: first.clock });
  await second.start();
  expect(second.runs("f")).toHaveLength(1);
  expect(second.journal.events).toHaveLength(1);
});

test("a failed journal write is retried, and the run waits for it", async () => {
  const journal = createMemoryJournal();
  let broken = false;
  let failures = 0;
  const write: Journal["write"] = async (batch) => {
    if (!broken) return journal.write(batch);
    failures += 1;
    throw new Error("disk full");
  };
  const ran: string[] = [];
  const bench = createBench(
    (inngest) => [
      inngest.createFunction({ id: "f", triggers: go }, async ({ step }) => {
        await step.run("a", () => {
          broken = true;
          ran.push("a");
        });
        await step.run("b", () => ran.push("b"));
      }),
    ],
    { journal, writeTo: { ...journal, write } },
  );
  await bench.start();
  await bench.send("go");
  const isBlocked = () =>
    bench.clock.next() !== null && bench.executor.stats().running + bench.executor.stats().waiting === 0;
  await until(() => failures === 1 && isBlocked());
  bench.clock.advance(bench.clock.next() ?? 0);
  await until(() => failures === 2 && isBlocked());
  expect(ran).toEqual(["a"]);
  broken = false;
  bench.clock.advance(bench.clock.next() ?? 0);
  await bench.finish();
  expect(ran).toEqual(["a", "b"]);
});
