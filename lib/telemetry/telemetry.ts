import "server-only";
import { metrics } from "@opentelemetry/api";
import { PrometheusExporter, PrometheusSerializer } from "@opentelemetry/exporter-prometheus";
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import { type IMetricReader, MeterProvider } from "@opentelemetry/sdk-metrics";
import { env } from "@/lib/core/env";
import { forgetSingleton, singleton } from "@/lib/core/singleton";
import { within } from "@/lib/core/within";

/** How long a stop waits for a collector to take what is left, in milliseconds. */
const FLUSH_MS = 3_000;

/** Without times, and without a label on every line that says who measured. */
const serializer = new PrometheusSerializer("", false, undefined, false, true);

interface Telemetry {
  scraped: PrometheusExporter;
  meters: MeterProvider;
  /** Sends what is left of the spans; nothing where none are recorded. */
  endTraces(): Promise<void>;
}

const current = () => singleton<{ telemetry: Telemetry | null }>("telemetry", () => ({ telemetry: null }));

/**
 * Starts to count, for `/api/metrics`. Where OTEL_EXPORTER_OTLP_ENDPOINT names a collector, metrics are sent there as well,
 * and spans. Call it before anything is measured: what is measured earlier is lost.
 */
export async function startTelemetry(): Promise<void> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL, OTEL_SERVICE_NAME } = env();
  const resource = defaultResource()
    .merge(detectResources({ detectors: [envDetector] }))
    .merge(resourceFromAttributes({ "service.name": OTEL_SERVICE_NAME }));
  const scraped = new PrometheusExporter({ preventServerStart: true });
  const readers: IMetricReader[] = [scraped];
  let endTraces = async () => {};
  if (OTEL_EXPORTER_OTLP_ENDPOINT !== undefined) {
    const { startExport } = await import("./export");
    const started = await startExport(OTEL_EXPORTER_OTLP_PROTOCOL, resource);
    readers.push(started.reader);
    endTraces = started.endTraces;
  }
  const meters = new MeterProvider({ resource, readers });
  metrics.setGlobalMeterProvider(meters);
  current().telemetry = { scraped, meters, endTraces };
}

/** What has been measured since the start, in Prometheus's text format; empty before a start. */
export async function scrapeMetrics(): Promise<string> {
  const { telemetry } = current();
  if (!telemetry) return "";
  const { resourceMetrics } = await telemetry.scraped.collect();
  return serializer.serialize(resourceMetrics);
}

/** Sends what is left, for at most three seconds. */
export async function stopTelemetry(): Promise<void> {
  const { telemetry } = current();
  if (!telemetry) return;
  forgetSingleton("telemetry");
  forgetSingleton("instruments");
  const sent = Promise.allSettled([telemetry.endTraces(), telemetry.meters.shutdown()]);
  await within(
    FLUSH_MS,
    sent.then(() => {}),
    undefined,
  );
  metrics.disable();
}
