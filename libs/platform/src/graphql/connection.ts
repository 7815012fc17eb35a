import type { Type } from '@nestjs/common';
import { Field, ObjectType } from '@nestjs/graphql';

/** Where a page stands in its list. */
@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'There is more after this page.' })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: 'There is more before this page.' })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item of the page.' })
  startCursor: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item of the page.' })
  endCursor: string | null;
}

/** An edge as resolvers give it. */
export interface EdgeShape<Node> {
  cursor: string;
  node: Node;
}

/** A page as resolvers give it. */
export interface ConnectionShape<Node> {
  edges: EdgeShape<Node>[];
  pageInfo: PageInfo;
}

/**
 * Makes the Relay pair `<Name>Edge` and `<Name>Connection` of a node type.
 * `class ThreadConnection extends connectionOf(Thread, 'Thread') {}` with `@ObjectType()` on it.
 */
export function connectionOf<Node>(node: Type<Node>, name: string): Type<ConnectionShape<Node>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a page.` })
  class Edge {
    @Field(() => String, { description: 'Opaque place in the list.' })
    cursor: string;

    @Field(() => node, { description: 'The item.' })
    node: Node;
  }

  @ObjectType({ isAbstract: true })
  abstract class Connection {
    @Field(() => [Edge], { description: 'Items of this page, in the order of the list.' })
    edges: Edge[];

    @Field(() => PageInfo, { description: 'Where the page stands.' })
    pageInfo: PageInfo;
  }
  return Connection as Type<ConnectionShape<Node>>;
}
