import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, type ValueNode } from 'graphql';

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant: ISO 8601 with an offset, answered in UTC with milliseconds. */
@Scalar('DateTime', () => Date)
export class DateTimeScalar implements CustomScalar<string, Date> {
  description = 'An instant, ISO 8601 with an offset; answered in UTC.';

  parseValue(value: unknown): Date {
    const instant = typeof value === 'string' && ISO_INSTANT.test(value) ? new Date(value) : null;
    if (!instant || Number.isNaN(instant.getTime())) {
      throw new GraphQLError('A DateTime is text like 2026-11-21T09:30:00Z.');
    }
    return instant;
  }

  serialize(value: unknown): string {
    // Snapshots hold instants as the very text that is answered.
    return typeof value === 'string' ? value : (value as Date).toISOString();
  }

  parseLiteral(node: ValueNode): Date {
    return this.parseValue(node.kind === Kind.STRING ? node.value : null);
  }
}
