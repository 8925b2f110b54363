import { createInterface } from "node:readline/promises";
import { SingleBar } from "cli-progress";
import { runTool } from "./lib/run-tool";

/** Projects a step: what the bar grows by, and how long the server's other commands wait. */
const STEP = 64;

const count = (many: number, noun: string) => `${many} ${noun}${many === 1 ? "" : "s"}`;

await runTool({
  help: `Usage: npm run reembed [-- --yes] [--restart]

Gives every project a fresh vector of the embedding model in use; needed after that model has changed without
changing its name. Asks before it sends anything to an outside service, which may cost money; --yes goes on without.
One that was interrupted goes on where it was; --restart begins anew. Exit code 1 when some projects could not be embedded.`,
  files: 0,
  flags: ["yes", "restart"],
  async run(_files, { yes, restart }) {
    const { runCommand } = await import("../lib/control/run-command");
    const { model, host, total, left, tokens } = await runCommand("reembed-plan", { restart });
    if (host !== null && left > 0 && !yes) {
      const work = `${count(left, "project")} (about ${tokens} tokens) with ${model} at ${host}`;
      if (!(await mayEmbed(work))) return { said: "Nothing was embedded.", failed: true };
    }
    const bar = new SingleBar({
      format: "{bar} {value}/{total} | {eta_formatted} left",
      clearOnComplete: true,
    });
    const named: string[] = [];
    let embedded = 0;
    bar.start(total, total - left);
    try {
      for (let rest = left; rest > 0; ) {
        const step = await runCommand("reembed", { most: STEP });
        rest = step.left;
        embedded += step.embedded;
        named.push(
          ...step.failures.map(
            ({ id, title, error }) => `Project ${id} (${title}) was not embedded: ${error}`,
          ),
        );
        bar.update(Math.max(0, total - rest));
      }
    } finally {
      bar.stop();
    }
    const before = left < total ? `, after ${total - left} before` : "";
    const said = [`Embedded ${count(embedded, "project")} with ${model}${before}.`, ...named].join("\n");
    return { said, failed: named.length > 0 };
  },
});

/** @throws where nobody can be asked */
async function mayEmbed(work: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw `This embeds ${work}, which may cost money; add --yes to allow it.`;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(`This embeds ${work}, which may cost money. Go on? [y/N] `);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
