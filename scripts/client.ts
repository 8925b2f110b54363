import { writeFile } from "node:fs/promises";
import { runTool } from "./lib/run-tool";

await runTool({
  help: `Usage: npm run client -- FILE.ts

Writes a typed TypeScript client of the API to FILE.ts. It imports openapi-fetch, which the project that uses it installs.`,
  files: 1,
  async run([file = ""]) {
    const [{ openApiDocument }, { writeClient }] = await Promise.all([
      import("../lib/http/openapi/document"),
      import("./lib/write-client"),
    ]);
    await writeFile(file, writeClient(JSON.parse(JSON.stringify(openApiDocument()))));
    return { said: `Wrote ${file}.` };
  },
});
