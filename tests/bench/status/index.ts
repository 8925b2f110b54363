import { startAppServer } from "../../support/app-server";
import { stubEnv } from "../../support/stub-env";
import { StubModel } from "../../support/stub-model/stub";
import { ensureBuild } from "../built-app";
import type { BenchPart, Figure } from "../figure";
import { type Load, load, median, quantile } from "../load";
import { startConstantRoute } from "./constant-route";

const CONNECTIONS = 50;
const IDEAS = 50;
/** In turn, so that all of a round see the machine alike. */
const ROUNDS = 3;
const ROUND_MS = 1500;
const WARM_UP_MS = 2000;
/** Of the run that is under way: it lasts longer than its rounds. */
const LATENCY_MS = 1500;

type Kind = "full" | "not modified" | "under way";

export const status: BenchPart = {
  title: "The status of a run",
  how: `${CONNECTIONS} kept-alive connections ask for the status of a run of ${IDEAS}, ${ROUNDS} rounds of ${ROUND_MS / 1000} s in turn with their baseline: a Next route that returns a constant, in an app of its own behind the same HTTP server. Medians of the rounds.`,
  async measure(): Promise<Figure[]> {
    await ensureBuild();
    const stub = await StubModel.start();
    const [server, constant] = await Promise.all([
      startAppServer({ env: stubEnv(stub), seeded: false }),
      startConstantRoute(),
    ]);
    try {
      const urlOf = (taskId: string) => `${server.url}/api/generate-ideas/${taskId}/status`;
      const ended = urlOf((await server.start({ num_ideas: IDEAS })).task_id);
      await server.end(ended.split("/").at(-2) ?? "");
      const headers = { "if-none-match": (await fetch(ended)).headers.get("etag") ?? "" };
      const common = { connections: CONNECTIONS, ms: ROUND_MS };
      const ask = {
        baseline: (ms = ROUND_MS) => load(constant.url, { ...common, ms, expected: 200 }),
        full: (ms = ROUND_MS) => load(ended, { ...common, ms, expected: 200 }),
        "not modified": (ms = ROUND_MS) => load(ended, { ...common, ms, expected: 304, headers }),
      };
      for (const each of Object.values(ask)) await each(WARM_UP_MS);
      const rounds: { kind: Kind; base: Load; mine: Load }[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const base = await ask.baseline();
        for (const kind of ["full", "not modified"] as const)
          rounds.push({ kind, base, mine: await ask[kind]() });
      }
      stub.options = { latency: LATENCY_MS };
      const base = await ask.baseline();
      const { task_id } = await server.start({ num_ideas: IDEAS });
      const mine = await load(urlOf(task_id), { ...common, ms: 2 * ROUND_MS, expected: 200 });
      rounds.push({ kind: "under way", base, mine });
      await server.stop();
      return (["full", "not modified", "under way"] as const).flatMap((kind) =>
        figuresOf(
          kind,
          rounds.filter((round) => round.kind === kind),
        ),
      );
    } finally {
      constant.stop();
      await server.stop();
      await stub.close();
    }
  },
};

const TITLES: Record<Kind, { what: string; share?: number }> = {
  full: { what: "full answers", share: 0.6 },
  "not modified": { what: "304s", share: 0.8 },
  "under way": { what: "full answers of a run under way" },
};

function figuresOf(kind: Kind, rounds: { base: Load; mine: Load }[]): Figure[] {
  const { what, share } = TITLES[kind];
  const middle = (of: (round: { base: Load; mine: Load }) => number) => median(rounds.map(of));
  const p99 = ({ took }: Load) => quantile(took, 0.99);
  const [ours, theirs] = [middle(({ mine }) => mine.perSecond), middle(({ base }) => base.perSecond)];
  console.log(`${what}: ${ours.toFixed(0)} a second, baseline ${theirs.toFixed(0)}`);
  return [
    {
      what: `${what} a second ÷ the baseline's`,
      value: middle(({ base, mine }) => mine.perSecond / base.perSecond),
      ...(share && { target: { atLeast: share } }),
    },
    {
      what: `p99 of ${what} ÷ the baseline's`,
      value: middle(({ base, mine }) => p99(mine) / p99(base)),
      unit: "×",
      ...(share && { target: { atMost: 3 } }),
    },
  ];
}
