import { runTool } from "./lib/run-tool";

const count = (many: number, noun: string) => `${many} ${noun}${many === 1 ? "" : "s"}`;

await runTool({
  help: `Usage: npm run doctor [-- --repair] [--json]

Looks for what should never be in the store: rows that nobody accounts for, entries that name nothing, states and vectors
that cannot be, a journal that does not fit its runs. --repair puts right what can be put right without guessing, --json
prints the findings as JSON. Exit code 0 when nothing is wrong, or nothing any more.`,
  files: 0,
  flags: ["repair", "json"],
  async run(_files, { repair, json }) {
    const { runCommand } = await import("../lib/control/run-command");
    const examination = await runCommand("doctor", { repair });
    const { findings, repaired } = examination;
    const failed = findings.length > 0;
    if (json) return { said: JSON.stringify(examination, null, 2), failed };
    const lines = findings.map(
      ({ sentence, repairable }) => sentence + (repairable && !repair ? " (--repair puts it right)" : ""),
    );
    if (repaired > 0) lines.unshift(`Put right ${count(repaired, "finding")}.`);
    lines.push(failed ? `Found ${count(findings.length, "fault")}.` : "Nothing is wrong with the store.");
    return { said: lines.join("\n"), failed };
  },
});
