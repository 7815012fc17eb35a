import type { Logger } from './logger.js';
import { Outage } from './outage.js';
import { useTracer } from './span.js';

/** What a process says of itself with each trace. */
export interface TracingOptions {
  /** Where OTLP over HTTP is taken, without `/v1/traces`. */
  readonly endpoint: string;
  readonly roles: readonly string[];
  readonly logger: Logger;
}

/**
 * Sends traces to a collector from now on; answers what sends the rest and ends it. The libraries are loaded only here. A
 * collector that is away costs traces, and one line in the log.
 */
export async function startTracing({
  endpoint,
  roles,
  logger,
}: TracingOptions): Promise<() => Promise<void>> {
  const [api, { NodeTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ]);
  const outage = new Outage(logger, 'traces cannot be sent');
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: 5_000,
  });
  const send = exporter.export.bind(exporter);
  exporter.export = (spans, done) =>
    send(spans, (result) => {
      if (result.error) outage.failed(result.error);
      else outage.worked();
      // Told already: the library's own complaint would be one a batch.
      done({ code: 0 });
    });
  const provider = new NodeTracerProvider({
    spanProcessors: [new BatchSpanProcessor(exporter, { scheduledDelayMillis: 1_000 })],
  });
  provider.register({ propagator: null });
  useTracer({ api, tracer: provider.getTracer(`parvis.${roles.join('.')}`) });
  return async () => {
    useTracer(null);
    await provider.shutdown().catch(() => undefined);
    api.trace.disable();
    api.context.disable();
  };
}
