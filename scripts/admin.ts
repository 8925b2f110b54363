import { SCOPES, type Scope } from "../lib/contracts/endpoint";
import { runTool } from "./lib/run-tool";

const HELP = `Usage: npm run admin -- add NAME [--scope SCOPE] | list | revoke NAME [--json]

add makes an admin and prints the token, once: the store keeps its hash alone. revoke ends the token and whoever is signed
in with it; a name that was revoked can be added again. --scope is what the token is good for: read, generate (runs of
anybody), admin (everything, as without --scope), or several with commas between. --json prints JSON. A running server is
asked to do it.`;

await runTool({
  help: HELP,
  files: [1, 2],
  flags: ["json"],
  values: ["scope"],
  async run([verb = "", name], { json }, { scope }) {
    const { runCommand } = await import("../lib/control/run-command");
    const usage = HELP.split("\n")[0];
    if (scope !== undefined && verb !== "add") throw usage;
    if (verb === "list" && name === undefined) {
      const { admins } = await runCommand("admin-list", {});
      return { said: json ? JSON.stringify(admins, null, 2) : table(admins) };
    }
    if (name === undefined) throw usage;
    if (verb === "add") {
      const added = await runCommand("admin-add", { name, scopes: scopesOf(scope) });
      if (json) return { said: JSON.stringify(added, null, 2) };
      return { said: `Added ${added.admin.name}. This token is not shown again:\n${added.token}` };
    }
    if (verb === "revoke") {
      const revoked = await runCommand("admin-revoke", { name });
      if (json) return { said: JSON.stringify(revoked, null, 2) };
      return { said: `Revoked ${revoked.name}: the token and its sessions are over.` };
    }
    throw usage;
  },
});

/** @throws a sentence for a scope that there is not */
function scopesOf(text = "admin"): Scope[] {
  const scopes = new Set(text.split(",").map((scope) => scope.trim()));
  const isScope = (scope: string): scope is Scope => (SCOPES as readonly string[]).includes(scope);
  return [...scopes].map((scope) => {
    if (isScope(scope)) return scope;
    throw `--scope takes ${SCOPES.join(", ")}, or several with commas between.`;
  });
}

interface Listed {
  name: string;
  scopes: string[];
  created_at: string;
  revoked_at: string | null;
}

function table(admins: Listed[]): string {
  if (admins.length === 0) return "There are no admins; npm run admin -- add NAME makes one.";
  const day = (date: string | null) => date?.slice(0, 10) ?? "";
  const rows = [
    ["NAME", "SCOPES", "ADDED", "REVOKED"],
    ...admins.map((one) => [one.name, one.scopes.join(","), day(one.created_at), day(one.revoked_at)]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
