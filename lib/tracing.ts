import { setTimeout as sleep } from "node:timers/promises";
import { type Attributes, SpanStatusCode, trace } from "@opentelemetry/api";

/** Ends what startTracing began: spans that wait are sent. */
export type StopTracing = () => Promise<void>;

interface Traces {
  flush(): Promise<void>;
  /** Whoever ends a span waits until it is sent: there may be no later. */
  hurried: boolean;
}

// A bundler may load this module more than once into one process; there is one stream of spans all the same.
const holder = globalThis as typeof globalThis & { plimsollTraces?: Traces };

/** A collector of traces that is away must not hold up an answer for longer than this. */
const PATIENCE_MS = 1_000;

/**
 * Sends spans by OTLP over HTTP where OTEL_EXPORTER_OTLP_ENDPOINT (or …_TRACES_ENDPOINT) is set; else nothing is
 * loaded and spans cost nothing. The SDK reads the other OTEL_ variables itself (headers, timeout, sampler).
 */
export const startTracing = async (service: string): Promise<StopTracing> => {
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, OTEL_SERVICE_NAME } = process.env;
  if (!OTEL_EXPORTER_OTLP_ENDPOINT && !OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) return async () => undefined;
  // The framework's own spans of outgoing requests name whole addresses, and some of those are secrets.
  process.env.NEXT_OTEL_FETCH_DISABLED = "1";
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import("@opentelemetry/sdk-trace-node"),
      import("@opentelemetry/exporter-trace-otlp-http"),
      import("@opentelemetry/resources"),
    ]);
  const batches = new BatchSpanProcessor(new OTLPTraceExporter());
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ "service.name": OTEL_SERVICE_NAME ?? service }),
    spanProcessors: [
      {
        onStart: (span, parent) => {
          const { "http.target": target } = span.attributes;
          // What people search for is theirs: the path is enough.
          if (typeof target === "string") span.setAttribute("http.target", target.split("?", 1)[0] as string);
          batches.onStart(span, parent);
        },
        onEnd: (span) => batches.onEnd(span),
        forceFlush: () => batches.forceFlush(),
        shutdown: () => batches.shutdown(),
      },
    ],
  });
  provider.register();
  holder.plimsollTraces = { flush: () => provider.forceFlush(), hurried: false };
  return () => {
    delete holder.plimsollTraces;
    return provider.shutdown();
  };
};

/** This process is about to end: from now on spans are sent as they end. */
export const hurryTraces = (): void => {
  if (holder.plimsollTraces) holder.plimsollTraces.hurried = true;
};

/** Runs `work` in a span of its own; an error marks it and passes on. */
export const traced = async <T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> => {
  try {
    return await inSpan(name, attributes, work);
  } finally {
    const { flush, hurried } = holder.plimsollTraces ?? {};
    if (flush && hurried) await Promise.race([flush().catch(() => undefined), sleep(PATIENCE_MS)]);
  }
};

const inSpan = <T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> =>
  trace.getTracer("plimsoll").startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.recordException(error as Error);
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message });
      throw error;
    } finally {
      span.end();
    }
  });
