import { Permission } from './permission.js';
import { anonymousPermissions, moderatedSpacesOf, permissionsOf, rankOf, type RoleName } from './role.js';

const allow = (...roles: RoleName[]) =>
  [...permissionsOf(roles.map((role) => ({ role, spaceId: null })))].sort();

const MEMBER = ['forum.read', 'post.reply', 'thread.open'];
const CASES = ['case.decide', 'case.read', 'thread.moderate', 'member.read'];
const MODERATOR = [...MEMBER, ...CASES, 'member.sanction'];
const ANALYST = [...MEMBER, 'verbatim.read', 'verbatim.export'];

describe('the role table', () => {
  it('lets anybody read', () => {
    expect([...anonymousPermissions()]).toEqual(['forum.read']);
  });

  it('adds up what roles allow', () => {
    expect(allow()).toEqual(MEMBER.toSorted());
    expect(allow('moderator')).toEqual(MODERATOR.toSorted());
    expect(allow('analyst')).toEqual(ANALYST.toSorted());
    expect(allow('moderator', 'analyst')).toEqual([...new Set([...MODERATOR, ...ANALYST])].sort());
    expect(allow('community_manager')).toEqual(
      [...new Set([...MODERATOR, ...ANALYST, 'space.read_all', 'space.manage'])].sort(),
    );
    expect(allow('admin')).toEqual(Object.values<string>(Permission).sort());
  });

  it('keeps a moderator of one space to that space and from sanctions', () => {
    const grants = [{ role: 'moderator' as const, spaceId: 'a' }];
    expect([...permissionsOf(grants)].sort()).toEqual([...MEMBER, ...CASES].sort());
    expect(moderatedSpacesOf(grants)).toEqual(new Set(['a']));
  });

  it('lets the wider grant win', () => {
    const grants = [
      { role: 'moderator' as const, spaceId: 'a' },
      { role: 'community_manager' as const, spaceId: null },
    ];
    expect(moderatedSpacesOf(grants)).toBe('all');
    expect(permissionsOf(grants)).toContain('member.sanction');
  });

  it('gives analysts no space to moderate', () => {
    expect(moderatedSpacesOf([{ role: 'analyst', spaceId: null }])).toEqual(new Set());
  });

  it('ranks by the highest role', () => {
    const ranks = [
      [],
      ['analyst'],
      ['moderator', 'analyst'],
      ['community_manager'],
      ['admin', 'moderator'],
    ].map((roles) => rankOf((roles as RoleName[]).map((role) => ({ role }))));
    expect(ranks).toEqual([0, 1, 2, 3, 4]);
  });
});
