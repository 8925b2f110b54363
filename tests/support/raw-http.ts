import { connect, type Socket } from "node:net";
import { type Problem, problemSchema } from "@/lib/contracts/problem";

/** What came back on a socket. */
export interface RawAnswer {
  /** 0 when the connection was closed without an answer. */
  status: number;
  /** By lower-case name. */
  headers: Record<string, string>;
  body: string;
}

/** Sends bytes as they are, and resolves once the server has closed the connection. */
export async function exchange(url: string, request: string): Promise<RawAnswer> {
  const { socket, answer } = open(url);
  socket.write(request, "latin1");
  return answer;
}

/** A connection to write to; `answer` resolves once the server has closed it. */
export function open(url: string): { socket: Socket; answer: Promise<RawAnswer> } {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  // A reset ends the connection as well.
  socket.on("error", () => {});
  const answer = new Promise<RawAnswer>((resolve) => {
    socket.on("close", () => resolve(readAnswer(Buffer.concat(chunks).toString("latin1"))));
  });
  return { socket, answer };
}

/** A request that asks for the connection to be closed. */
export function rawRequest(line: string, { headers = "", body = "" } = {}): string {
  return `${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n${body}`;
}

/** The problem an answer holds. @throws where it holds none, or one with another id than its header */
export function rawProblem({ status, headers, body }: RawAnswer): Problem {
  if (headers["content-type"] !== "application/problem+json") {
    throw new Error(`no problem: ${status} ${JSON.stringify(headers)} ${body.slice(0, 200)}`);
  }
  const problem = problemSchema.parse(JSON.parse(body));
  if (problem.status !== status || problem.request_id !== headers["x-request-id"]) {
    throw new Error(`${body} in a response with ${status} and ${headers["x-request-id"]}`);
  }
  return problem;
}

function readAnswer(text: string): RawAnswer {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [line = "", ...lines] = head.split("\r\n");
  const pairs = lines.map((header) => /^([^:]*):\s*(.*)$/s.exec(header) ?? []);
  const headers = Object.fromEntries(pairs.map(([, name = "", value = ""]) => [name.toLowerCase(), value]));
  const raw = rest.join("\r\n\r\n");
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(line)?.[1] ?? 0);
  return { status, headers, body: headers["transfer-encoding"] === "chunked" ? unchunk(raw) : raw };
}

function unchunk(raw: string): string {
  const size = Number.parseInt(raw, 16);
  if (!size) return "";
  const start = raw.indexOf("\r\n") + 2;
  return raw.slice(start, start + size) + unchunk(raw.slice(start + size + 2));
}
