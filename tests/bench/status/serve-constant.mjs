import process from "node:process";
import next from "next";
import { createHttpServer } from "../../../scripts/lib/http-server.mjs";

// Serves the Next app in this folder as scripts/serve.mjs does the product.
const [, , dir = ""] = process.argv;
const server = createHttpServer({
  early: () => null,
  rest: (request, response) => app.getRequestHandler()(request, response),
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
const address = server.address();
const port = typeof address === "object" && address ? address.port : 0;
const app = next({ dev: false, dir, hostname: "127.0.0.1", port });
await app.prepare();
process.stdout.write(`http://localhost:${port}\n`);
