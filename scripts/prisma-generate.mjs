import process from "node:process";
import { generateClient } from "./lib/generate-client.mjs";

/** `npm run db:generate`: writes the typed client of prisma/schema, offline. */
await generateClient(process.cwd());
