import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';

/** Who is looking. */
export const ViewerKind = { ANONYMOUS: 'anonymous', MEMBER: 'member', ACCOUNT: 'account' } as const;
registerEnumType(ViewerKind, {
  name: 'ViewerKind',
  description: 'Who is looking.',
  valuesMap: {
    ANONYMOUS: { description: 'Not signed in.' },
    MEMBER: { description: 'A member of the community.' },
    ACCOUNT: { description: 'Signed in, and no member of this community.' },
  },
});

/** Who is looking, and what they may do. */
@ObjectType({ description: 'Who is looking, and what they may do in this community.' })
export class Viewer {
  @Field(() => ViewerKind, { description: 'Signed in or not, member or not.' })
  kind: 'anonymous' | 'member' | 'account';

  @Field(() => [String], { description: 'Names of the permissions held, sorted.' })
  permissions: string[];

  @Field(() => Boolean, {
    description:
      'The community asks its staff for a second factor and the viewer has none: no role counts until then.',
  })
  mustSetUpSecondFactor: boolean;
}
