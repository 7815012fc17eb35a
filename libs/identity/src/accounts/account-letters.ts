/** What a letter says, in one language. */
interface Words {
  subject: string;
  text: string;
}

/** What a letter of each kind needs to know. */
export interface LetterFacts {
  /** The community's name. */
  forum: string;
  displayName: string;
  link: string;
}

/** The letters this room writes. */
export type LetterKind = 'verify' | 'known' | 'reset' | 'changed' | 'copied' | 'invite' | 'appointed';

type Writer = (facts: LetterFacts) => Words;

const FRENCH: Readonly<Record<LetterKind, Writer>> = {
  // No name here: whoever signs somebody else up would choose it.
  verify: ({ forum, link }) => ({
    subject: `Confirmez votre adresse – ${forum}`,
    text: `Bonjour,\n\nPour terminer votre inscription à ${forum}, ouvrez ce lien dans les 24 heures :\n\n${link}\n\nSi vous n’avez rien demandé, ignorez ce message : aucun compte ne sera créé.\n`,
  }),
  known: ({ forum, displayName, link }) => ({
    subject: `Vous avez déjà un compte – ${forum}`,
    text: `Bonjour ${displayName},\n\nQuelqu’un, sans doute vous, a voulu s’inscrire à ${forum} avec cette adresse. Elle a déjà un compte. Si vous avez oublié le mot de passe, choisissez-en un autre ici :\n\n${link}\n\nSi ce n’était pas vous, ignorez ce message : rien n’a changé.\n`,
  }),
  reset: ({ forum, displayName, link }) => ({
    subject: `Choisissez un nouveau mot de passe – ${forum}`,
    text: `Bonjour ${displayName},\n\nPour choisir un nouveau mot de passe, ouvrez ce lien dans l’heure :\n\n${link}\n\nSi vous n’avez rien demandé, ignorez ce message : rien ne changera.\n`,
  }),
  changed: ({ forum, displayName, link }) => ({
    subject: `Votre mot de passe a changé – ${forum}`,
    text: `Bonjour ${displayName},\n\nLe mot de passe de votre compte vient d’être changé et toutes vos sessions sont fermées. Si ce n’était pas vous, demandez tout de suite un nouveau mot de passe :\n\n${link}\n`,
  }),
  copied: ({ forum, displayName, link }) => ({
    subject: `Une de vos sessions a été fermée – ${forum}`,
    text: `Bonjour ${displayName},\n\nLe jeton d’une de vos sessions, déjà remplacé, vient d’être présenté une seconde fois : il a été copié. Par précaution, nous avons fermé cette session, partout où elle était ouverte. Connectez-vous de nouveau. Si vous ne savez pas d’où cela vient, changez de mot de passe :\n\n${link}\n`,
  }),
  invite: ({ forum, displayName, link }) => ({
    subject: `Vous administrez ${forum}`,
    text: `Bonjour ${displayName},\n\nLe forum ${forum} vient d’être ouvert et vous en êtes l’administrateur. Choisissez votre mot de passe dans les 7 jours :\n\n${link}\n`,
  }),
  appointed: ({ forum, displayName, link }) => ({
    subject: `Vous administrez ${forum}`,
    text: `Bonjour ${displayName},\n\nLe forum ${forum} vient d’être ouvert et vous en êtes l’administrateur, avec le compte que vous avez déjà :\n\n${link}\n`,
  }),
};

const ENGLISH: Readonly<Record<LetterKind, Writer>> = {
  // No name here: whoever signs somebody else up would choose it.
  verify: ({ forum, link }) => ({
    subject: `Confirm your address – ${forum}`,
    text: `Hello,\n\nTo finish signing up to ${forum}, open this link within 24 hours:\n\n${link}\n\nIf you did not ask for this, ignore this message: no account will be made.\n`,
  }),
  known: ({ forum, displayName, link }) => ({
    subject: `You already have an account – ${forum}`,
    text: `Hello ${displayName},\n\nSomebody, probably you, tried to sign up to ${forum} with this address. It already has an account. If you forgot the password, choose another here:\n\n${link}\n\nIf it was not you, ignore this message: nothing has changed.\n`,
  }),
  reset: ({ forum, displayName, link }) => ({
    subject: `Choose a new password – ${forum}`,
    text: `Hello ${displayName},\n\nTo choose a new password, open this link within the hour:\n\n${link}\n\nIf you did not ask for this, ignore this message: nothing will change.\n`,
  }),
  changed: ({ forum, displayName, link }) => ({
    subject: `Your password has changed – ${forum}`,
    text: `Hello ${displayName},\n\nThe password of your account has just been changed and you are signed out everywhere. If it was not you, ask for a new password at once:\n\n${link}\n`,
  }),
  copied: ({ forum, displayName, link }) => ({
    subject: `One of your sessions was closed – ${forum}`,
    text: `Hello ${displayName},\n\nThe token of one of your sessions, already replaced, has just been presented a second time: it was copied. To be safe, we closed that session wherever it was open. Sign in again. If you do not know where this comes from, change your password:\n\n${link}\n`,
  }),
  invite: ({ forum, displayName, link }) => ({
    subject: `You run ${forum}`,
    text: `Hello ${displayName},\n\nThe forum ${forum} has just been opened and you are its administrator. Choose your password within 7 days:\n\n${link}\n`,
  }),
  appointed: ({ forum, displayName, link }) => ({
    subject: `You run ${forum}`,
    text: `Hello ${displayName},\n\nThe forum ${forum} has just been opened and you are its administrator, with the account you already have:\n\n${link}\n`,
  }),
};

/** Writes a letter in French where the locale is French, else in English. */
export function writeLetter(kind: LetterKind, locale: string, facts: LetterFacts): Words {
  const language = /^fr\b/i.test(locale) ? FRENCH : ENGLISH;
  return language[kind](facts);
}
