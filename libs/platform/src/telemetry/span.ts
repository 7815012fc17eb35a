import type * as Otel from '@opentelemetry/api';

/** What a span says of itself. Never a value that a person gave: names, counts and texts without their values. */
export interface SpanOptions {
  readonly kind?: 'server' | 'client' | 'producer' | 'consumer';
  readonly attributes?: Readonly<Record<string, string | number>>;
  /** W3C traceparent of what this goes on with; the span that is open here without one. */
  readonly parent?: string | null;
  /** Traceparents of what this concerns besides. */
  readonly links?: readonly string[];
}

/** A span that its opener ends. */
export interface OpenSpan {
  /** What `work` does, and starts, belongs to the span. */
  run<Result>(work: () => Result): Result;
  end(attributes: Readonly<Record<string, string | number>>, error?: unknown): void;
}

interface Tracing {
  readonly api: typeof Otel;
  readonly tracer: Otel.Tracer;
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Tracing is the process's, as its log is: null, which costs one comparison, until somebody collects traces. */
let tracing: Tracing | null = null;

/** startTracing alone calls this. */
export function useTracer(given: Tracing | null): void {
  tracing = given;
}

/** True inside of a span that is recorded: work of nobody's, such as polling, makes no traces. */
export function isTraced(): boolean {
  return tracing !== null && tracing.api.trace.getActiveSpan()?.isRecording() === true;
}

/** W3C traceparent of the span that is open here; null without one. */
export function currentTraceparent(): string | null {
  const context = tracing?.api.trace.getActiveSpan()?.spanContext();
  if (!context || !isTraced()) return null;
  return `00-${context.traceId}-${context.spanId}-${context.traceFlags.toString(16).padStart(2, '0')}`;
}

/** Runs `work` in a span of its own, which ends with it. Without tracing, `work` alone. */
export function traced<Result>(name: string, options: SpanOptions, work: () => Result): Result {
  const span = openSpan(name, options);
  if (!span) return work();
  try {
    const result = span.run(work);
    if (!(result instanceof Promise)) {
      span.end({});
      return result;
    }
    return result.then(
      (value: unknown) => {
        span.end({});
        return value;
      },
      (error: unknown) => {
        span.end({}, error);
        throw error;
      },
    ) as Result;
  } catch (error) {
    span.end({}, error);
    throw error;
  }
}

/** A span for work that callbacks spread over time. Null without tracing. */
export function openSpan(name: string, options: SpanOptions): OpenSpan | null {
  if (tracing === null) return null;
  const { api, tracer } = tracing;
  const parent = options.parent ? remote(api, options.parent) : null;
  const within = parent ? api.trace.setSpanContext(api.ROOT_CONTEXT, parent) : api.context.active();
  const links = (options.links ?? []).flatMap((text) => {
    const context = remote(api, text);
    return context ? [{ context }] : [];
  });
  const kind = options.kind ? api.SpanKind[KINDS[options.kind]] : api.SpanKind.INTERNAL;
  const span = tracer.startSpan(name, { kind, attributes: { ...options.attributes }, links }, within);
  return {
    run: (work) => api.context.with(api.trace.setSpan(within, span), work),
    end: (attributes, error) => {
      span.setAttributes({ ...attributes });
      // The kind of error only: a database's messages may quote values.
      if (error !== undefined)
        span.setStatus({
          code: api.SpanStatusCode.ERROR,
          message: error instanceof Error ? error.name : 'error',
        });
      span.end();
    },
  };
}

const KINDS = { server: 'SERVER', client: 'CLIENT', producer: 'PRODUCER', consumer: 'CONSUMER' } as const;

function remote(api: typeof Otel, text: string): Otel.SpanContext | null {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(text) ?? [];
  if (!traceId || !spanId) return null;
  const context = { traceId, spanId, traceFlags: Number.parseInt(flags ?? '00', 16), isRemote: true };
  return api.isSpanContextValid(context) ? context : null;
}
