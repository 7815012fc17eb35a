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
export type LetterKind =
  | 'verify'
  | 'known'
  | 'reset'
  | 'changed'
  | 'changedHere'
  | 'copied'
  | 'factorOn'
  | 'factorOff'
  | 'factorReset'
  | 'factorResetRefused'
  | 'invitation'
  | 'invite'
  | 'appointed';

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
  changedHere: ({ forum, displayName, link }) => ({
    subject: `Votre mot de passe a changé – ${forum}`,
    text: `Bonjour ${displayName},\n\nLe mot de passe de votre compte vient d’être changé depuis une de vos sessions ; toutes les autres sont fermées. Si ce n’était pas vous, demandez tout de suite un nouveau mot de passe :\n\n${link}\n`,
  }),
  factorOn: ({ forum, displayName, link }) => ({
    subject: `Connexion en deux étapes activée – ${forum}`,
    text: `Bonjour ${displayName},\n\nVotre compte demandera désormais un code de votre application à chaque connexion. Gardez vos codes de secours à l’abri : ils remplacent le téléphone perdu.\n\nSi ce n’était pas vous, choisissez tout de suite un nouveau mot de passe et prévenez votre administrateur :\n\n${link}\n`,
  }),
  factorOff: ({ forum, displayName, link }) => ({
    subject: `Connexion en deux étapes désactivée – ${forum}`,
    text: `Bonjour ${displayName},\n\nVotre compte ne demande plus que son mot de passe. Si ce n’était pas vous, choisissez-en tout de suite un nouveau et prévenez votre administrateur :\n\n${link}\n`,
  }),
  factorReset: ({ forum, displayName, link }) => ({
    subject: `Téléphone perdu : reprenez la main sur votre compte – ${forum}`,
    text: `Bonjour ${displayName},\n\nUn administrateur de ${forum} signale que vous n’avez plus votre application de codes. Pour désactiver la connexion en deux étapes, ouvrez ce lien dans l’heure et donnez votre mot de passe :\n\n${link}\n\nSi vous n’avez rien demandé, ignorez ce message : rien ne changera.\n`,
  }),
  factorResetRefused: ({ forum, displayName, link }) => ({
    subject: `Téléphone perdu ? – ${forum}`,
    text: `Bonjour ${displayName},\n\nUn administrateur de ${forum} signale que vous n’avez plus votre application de codes. Votre compte administre toute l’installation : seul un code de secours peut remplacer l’application. Rien n’a changé.\n\n${link}\n`,
  }),
  // No name here: whoever invites does not learn whether the address is known.
  invitation: ({ forum, link }) => ({
    subject: `Rejoignez l’équipe de ${forum}`,
    text: `Bonjour,\n\nVous êtes invité à rejoindre l’équipe du forum ${forum}. Pour accepter, ouvrez ce lien dans les 7 jours :\n\n${link}\n\nSi vous ne savez pas de quoi il s’agit, ignorez ce message.\n`,
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
  changedHere: ({ forum, displayName, link }) => ({
    subject: `Your password has changed – ${forum}`,
    text: `Hello ${displayName},\n\nThe password of your account has just been changed from one of your sessions; all others are closed. If it was not you, ask for a new password at once:\n\n${link}\n`,
  }),
  factorOn: ({ forum, displayName, link }) => ({
    subject: `Two-step sign-in is on – ${forum}`,
    text: `Hello ${displayName},\n\nFrom now on, your account asks for a code of your app at each sign-in. Keep your recovery codes in a safe place: they stand in for a lost phone.\n\nIf it was not you, choose a new password at once and tell your administrator:\n\n${link}\n`,
  }),
  factorOff: ({ forum, displayName, link }) => ({
    subject: `Two-step sign-in is off – ${forum}`,
    text: `Hello ${displayName},\n\nYour account asks for nothing but its password again. If it was not you, choose a new one at once and tell your administrator:\n\n${link}\n`,
  }),
  factorReset: ({ forum, displayName, link }) => ({
    subject: `Lost phone: get back into your account – ${forum}`,
    text: `Hello ${displayName},\n\nAn administrator of ${forum} says that you no longer have your app of codes. To turn two-step sign-in off, open this link within the hour and give your password:\n\n${link}\n\nIf you did not ask for this, ignore this message: nothing will change.\n`,
  }),
  factorResetRefused: ({ forum, displayName, link }) => ({
    subject: `Lost your phone? – ${forum}`,
    text: `Hello ${displayName},\n\nAn administrator of ${forum} says that you no longer have your app of codes. Your account runs the whole install: only a recovery code can stand in for the app. Nothing has changed.\n\n${link}\n`,
  }),
  // No name here: whoever invites does not learn whether the address is known.
  invitation: ({ forum, link }) => ({
    subject: `Join the team of ${forum}`,
    text: `Hello,\n\nYou are invited to join the team of the forum ${forum}. To accept, open this link within 7 days:\n\n${link}\n\nIf you do not know what this is about, ignore this message.\n`,
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
