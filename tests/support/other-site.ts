import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A site on loopback that is not ours, for pages that should never ask it for anything. */
export interface OtherSite {
  /** Without a slash at its end. */
  url: string;
  /** The addresses it was asked for. */
  asked: string[];
  close(): Promise<void>;
}

export async function startOtherSite(): Promise<OtherSite> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.setHeader("access-control-allow-origin", "*").end("alert(1)");
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
