import { randomUUID } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  BODY_LIMIT_BYTES,
  PageAssets,
  RequestGate,
  StoredOperations,
  TrustedDocuments,
  UploadRoutes,
  useDocumentGate,
  useReferencePage,
  useRequestMetrics,
  useRequestSpans,
  useStaticFiles,
  useStrictJson,
} from '#api';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { Metrics, NestLogger, type PlatformParts, useRequestLog, useSecurityHeaders } from '#platform';
import { type RealtimeOptions, RealtimeServer } from '#realtime';
import { printSchema } from 'graphql';
import { AppModule } from './app.module.js';

const SAFE_REQUEST_ID = /^[\w-]{8,64}$/;

/** The product's own colour, on pages that belong to no brand. */
const ACCENT = '#2f5d8a';

/** The api role, ready to listen. */
export async function createHttpApp(
  parts: PlatformParts,
  realtime?: RealtimeOptions,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: (_address, hop) => hop < parts.config.trustedProxies,
    forceCloseConnections: true,
    genReqId: (request: { headers: Record<string, unknown> }) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && SAFE_REQUEST_ID.test(given) ? given : randomUUID();
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(parts), adapter, {
    logger: new NestLogger(parts.logger),
    abortOnError: false,
    bodyParser: false,
  });
  const fastify = adapter.getInstance();
  useRequestLog(fastify, parts.logger);
  useRequestSpans(fastify, { isBehindProxy: parts.config.trustedProxies > 0 });
  useRequestMetrics(fastify, app.get(Metrics));
  useStrictJson(fastify);
  useSecurityHeaders(fastify, parts.config.publicUrl?.startsWith('https:') ?? false);
  await fastify.register(fastifyCookie);
  const assets = app.get(PageAssets, { strict: false });
  useReferencePage(fastify, {
    sdl: () => printSchema(app.get(GraphQLSchemaHost).schema),
    styles: [assets.theme(ACCENT), assets.css],
    isOpen: parts.config.isGraphqlOpen,
  });
  app.get(RequestGate).register(fastify);
  const documents = app.get(TrustedDocuments, { strict: false });
  const operations = app.get(StoredOperations);
  useDocumentGate(fastify, { documents, operations, config: parts.config });
  operations.register(fastify);
  await app.get(UploadRoutes).register(fastify);
  await useStaticFiles(fastify);
  await app.init();
  await fastify.ready();
  app.get(RealtimeServer).attach(app.getHttpServer(), realtime);
  return app;
}
