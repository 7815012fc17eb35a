import { type Forum, type TestCommunity, type TestMember, type TestSpace } from '#test-support';
import { requirePost } from '../integration/discussion/operations.js';
import { KindWriter } from '../integration/kinds/kind-writer.js';

/** A brand with a space for questions and one for ideas, and what people have made of them. */
export interface KindScene {
  brand: TestCommunity;
  questions: TestSpace;
  ideas: TestSpace;
  claire: TestMember;
  hugo: TestMember;
  staff: TestMember;
  as: (member: TestMember) => KindWriter;
  /** A question with an accepted answer, the last of as many replies as there are to be. */
  solved: string;
  open: string;
  /** Planned, after a review. */
  planned: string;
  proposed: string;
}

const ANSWER =
  'Comptez **soixante-dix centimètres** entre la table et le bas de l’abat-jour, un peu plus si le plafond est haut. ' +
  'Au-delà, la lumière éblouit qui est assis.';

/** Sets the scene; what is random in texts keeps them from being taken for repeats. */
export async function setKindScene(forum: Forum, replies = 3): Promise<KindScene> {
  const { make } = forum;
  const brand = await make.community({ name: 'Maison Lumen' });
  const questions = await make.space(brand, { slug: 'aide', name: 'Entraide', kind: 'questions' });
  const ideas = await make.space(brand, { slug: 'idees', name: 'Vos idées', kind: 'ideas' });
  const claire = await make.member(brand, { displayName: 'Claire Aubry' });
  const hugo = await make.member(brand, { displayName: 'Hugo Perrin' });
  const staff = await make.member(brand, { displayName: 'Nadia Benali', role: 'moderator' });
  const as = ({ cookie }: TestMember) => new KindWriter(forum, { community: brand.slug, cookie });
  const [hers, his, team] = [as(claire), as(hugo), as(staff)];
  const titled = async (space: TestSpace, title: string, body: string) =>
    (await hers.open(space, { title, body })).threadId ?? '';
  const solved = await titled(
    questions,
    'À quelle hauteur suspendre la Nacre au-dessus d’une table ?',
    'Notre table fait deux mètres. Le plafond est à 2,60 m.',
  );
  for (let index = 1; index < replies; index += 1)
    await his.reply(solved, { body: `Chez nous, elle est plus bas que prévu. Essai n° ${index}.` });
  const answer = requirePost(await his.reply(solved, { body: ANSWER }));
  await hers.change('answerAccept', { postId: answer.id });
  await his.change('alsoAsk', { threadId: solved, isOn: true });
  const open = await titled(questions, 'Quelle ampoule pour la Brume ?', 'La mienne a grillé hier.');
  const planned = await titled(
    ideas,
    'Un variateur dans le câble',
    'Pour lire le soir sans éblouir personne.',
  );
  const proposed = await titled(ideas, 'Des abat-jour de rechange', 'Le mien a jauni près de la fenêtre.');
  for (const who of [hers, his]) await who.change('ideaVote', { threadId: planned, isOn: true });
  const move = (threadId: string, status: string, note?: string) =>
    team.change('ideaStatusSet', { threadId, status, note });
  await move(planned, 'UNDER_REVIEW', 'Nous demandons à l’atelier.');
  await move(planned, 'PLANNED', 'L’atelier s’y met au printemps.');
  const shipped = await titled(ideas, 'Une notice en français', 'Celle de la Gabian est en anglais.');
  await move(shipped, 'SHIPPED');
  const review = await titled(
    ideas,
    'Reprendre les anciennes lampes',
    'La mienne a vingt ans et marche encore.',
  );
  await move(review, 'UNDER_REVIEW');
  return { brand, questions, ideas, claire, hugo, staff, as, solved, open, planned, proposed };
}
