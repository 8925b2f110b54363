import "server-only";
import { context, DiagLogLevel, diag, trace } from "@opentelemetry/api";
import type { Resource } from "@opentelemetry/resources";
import { PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import type { Env } from "@/lib/core/env";
import { logger } from "@/lib/core/logger";
import { traceIds } from "./trace-ids";

type Protocol = Env["OTEL_EXPORTER_OTLP_PROTOCOL"];

/** Longest attribute, in characters: what an endpoint says may be one. */
const MAX_VALUE = 200;
/** Between two lines of the log about a collector that does not take what is sent, in milliseconds. */
const COMPLAIN_EVERY_MS = 60_000;

/**
 * Sends spans and metrics to the collector that the standard variables OTEL_EXPORTER_OTLP_* name; the packages read
 * addresses, headers, intervals and sampling from them. A collector that is away costs a line in the log a minute.
 */
export async function startExport(protocol: Protocol, resource: Resource) {
  const { exporter, metricExporter } = await exporters(protocol);
  const traces = new NodeTracerProvider({
    resource,
    idGenerator: traceIds(),
    spanProcessors: [new BatchSpanProcessor(exporter)],
    spanLimits: { attributeValueLengthLimit: MAX_VALUE },
  });
  traces.register();
  complainNowAndThen();
  return {
    reader: new PeriodicExportingMetricReader({ exporter: metricExporter }),
    async endTraces() {
      await traces.shutdown();
      trace.disable();
      context.disable();
    },
  };
}

async function exporters(protocol: Protocol) {
  if (protocol === "http/json") {
    const [traces, metrics] = await Promise.all([
      import("@opentelemetry/exporter-trace-otlp-http"),
      import("@opentelemetry/exporter-metrics-otlp-http"),
    ]);
    return {
      exporter: new traces.OTLPTraceExporter(),
      metricExporter: new metrics.OTLPMetricExporter(),
    };
  }
  const [traces, metrics] = await Promise.all([
    import("@opentelemetry/exporter-trace-otlp-proto"),
    import("@opentelemetry/exporter-metrics-otlp-proto"),
  ]);
  return { exporter: new traces.OTLPTraceExporter(), metricExporter: new metrics.OTLPMetricExporter() };
}

/** The packages say an error as JSON, with its stack. */
function reasonIn(said: string): string {
  try {
    const { message } = JSON.parse(said) as { message?: unknown };
    return String(message);
  } catch {
    return said.split("\n", 1)[0] ?? "";
  }
}

function complainNowAndThen(): void {
  let last = Number.NEGATIVE_INFINITY;
  const silent = () => {};
  const complain = (message: string) => {
    if (performance.now() - last < COMPLAIN_EVERY_MS) return;
    last = performance.now();
    logger.warn(
      { reason: reasonIn(message) },
      "traces and metrics could not be sent to OTEL_EXPORTER_OTLP_ENDPOINT",
    );
  };
  const target = { error: complain, warn: silent, info: silent, debug: silent, verbose: silent };
  diag.setLogger(target, { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true });
}
