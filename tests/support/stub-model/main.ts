import { StubModel, type StubOptions } from "./stub";

// The stub as a process of its own: options as JSON in its one argument, its address on its first line.
const options = JSON.parse(process.argv[2] ?? "{}") as StubOptions;
const stub = await StubModel.start(options);
process.stdout.write(`${stub.origin}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void stub.close().then(() => process.exit(0)));
}
