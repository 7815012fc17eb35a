import { HttpException } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isExplained } from '../database/database-room.js';
import { DomainError } from '../errors/domain-error.js';
import type { Logger } from '../telemetry/logger.js';

const SAFE_CODES = new Set([
  'UNAUTHENTICATED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'UNAUTHENTICATED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** Turns whatever was thrown into what a caller may know: our own codes, GraphQL's own complaints, or INTERNAL. */
export function errorFormatter(
  logger: Logger,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const cause = originOf(error);
    if (cause instanceof DomainError) {
      logger[cause.level]({ code: cause.code, path: formatted.path, ...cause.details }, 'refused');
      return {
        message: cause.message,
        path: formatted.path,
        extensions: { code: cause.code, ...cause.answerDetails },
      };
    }
    const code = typeof formatted.extensions?.code === 'string' ? formatted.extensions.code : '';
    if (SAFE_CODES.has(code) && !(cause instanceof Error && !(cause instanceof GraphQLError))) {
      return {
        message: formatted.message,
        locations: formatted.locations,
        path: formatted.path,
        extensions: { code },
      };
    }
    if (cause instanceof HttpException && cause.getStatus() < 500) {
      return { message: cause.message, path: formatted.path, extensions: { code: 'BAD_USER_INPUT' } };
    }
    logger[isExplained(cause) ? 'debug' : 'error']({ err: cause, path: formatted.path }, 'operation failed');
    return {
      message: 'Something went wrong on our side.',
      path: formatted.path,
      extensions: { code: 'INTERNAL' },
    };
  };
}

function originOf(error: unknown): unknown {
  let current = error;
  while (current instanceof GraphQLError && current.originalError) current = current.originalError;
  return current;
}
