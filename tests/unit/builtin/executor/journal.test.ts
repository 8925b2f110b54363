import type { Inngest } from "inngest";
import { expect, test } from "vitest";
import type { Journal } from "@/lib/builtin/executor/journal";
import { createMemoryJournal } from "../../../support/memory-journal";
import { createBench, until } from "./harness";

const go = { event: "go" };

test("runs that ended more than seven days ago are forgotten at the start", async () => {
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

test("a journal that cannot be written is tried again, and the run waits for it", async () => {
  const journal = createMemoryJournal();
  let broken = false;
  const write: Journal["write"] = (batch) =>
    broken ? Promise.reject(new Error("disk full")) : journal.write(batch);
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
  await until(() => bench.clock.next() !== null);
  for (let turns = 0; turns < 50; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(ran).toEqual(["a"]);
  broken = false;
  bench.clock.advance(bench.clock.next() ?? 0);
  await bench.finish();
  expect(ran).toEqual(["a", "b"]);
});
