import { atelierNord, maisonLumen } from './content/index.js';
import type { DemoCommunity, DemoPerson } from './content/index.js';

/** A way into the demo, as the banner prints it. */
export interface DemoLogin {
  role: string;
  email: string;
  password: string;
}

/** One password for all of them: it is printed at every start, and guards nothing. */
export const DEMO_PASSWORD = 'une-lampe-allumee';

const TITLES = {
  admin: 'Admin',
  community_manager: 'Community manager',
  moderator: 'Moderator',
  analyst: 'Analyst',
} as const;

function loginsOf({ people, name }: DemoCommunity, isNamed: boolean): DemoLogin[] {
  return people.filter(hasLogin).map((person) => {
    const title = person.roles?.[0] ? TITLES[person.roles[0]] : 'Member';
    return {
      role: isNamed ? `${title}, ${name}` : title,
      email: person.email,
      password: DEMO_PASSWORD,
    };
  });
}

function hasLogin(person: DemoPerson): person is DemoPerson & { email: string } {
  return person.email !== undefined && person.key !== 'bruno';
}

/** Who can sign in to the demo; the first is an operator of the install. */
export const DEMO_LOGINS: readonly DemoLogin[] = [
  ...loginsOf(maisonLumen, false),
  ...loginsOf(atelierNord, true),
];
