import type { DemoThread } from '../content.types.js';
import { prose } from '../prose.js';

/** Threads of the members' space and of the testers' circle. */
export const lumenMembersOnly: readonly DemoThread[] = [
  {
    key: 'presentations',
    space: 'entre-nous',
    title: 'Présentez-vous ici (et dites quelle est votre lampe préférée)',
    isPinned: true,
    posts: [
      {
        by: 'jonas',
        at: '115d 09:00',
        text: prose`
          Je commence : Jonas, je m'occupe de ce forum. Lampe préférée : le premier prototype de la Vesper, celui qui penche. On n'a jamais pu le vendre, il est sur mon bureau.

          À vous !
        `,
      },
      {
        by: 'gerard',
        at: '115d 10:12',
        text: 'Gérard, retraité de la menuiserie, dans le Perche. Ma préférée est à pétrole et ne vient pas de chez vous, désolé.',
      },
      {
        by: 'fatou',
        at: '114d 20:39',
        text: 'Fatou, prof de maths à Nantes, deux filles, trop de lampes. Ondine, évidemment.',
      },
      {
        by: 'ricci',
        at: '111d 15:01',
        text: 'Marc-Antoine, cuisinier. Je juge les restaurants à leur éclairage avant de lire la carte.',
      },
      {
        by: 'hannah',
        at: '87d 08:30',
        text: "Hannah, Göteborg then Bristol. In November we don't *choose* lamps, we depend on them.",
      },
      { by: 'nina', at: '60d 23:15', text: "nina, j'ai une cuisine sans fenêtre et un chat." },
      { by: 'rachid', at: '29d 12:48', text: "Rachid, nouveau, propriétaire d'un ficus." },
    ],
  },
  {
    key: 'portes-ouvertes',
    space: 'entre-nous',
    title: 'Portes ouvertes de l’atelier : qui vient ?',
    posts: [
      {
        by: 'elise',
        at: '16d 11:30',
        text: prose`
          Nous ouvrons l'atelier **le samedi 12, de 10 h à 17 h**. Bruno montrera la pose d'une douille, il y aura du café, et le polystyrène sera caché.

          Dites-nous ici si vous venez, pour les chaises.
        `,
      },
      { by: 'gerard', at: '16d 12:03', text: 'Présent. Avec le héron.' },
      { by: 'mireille', at: '16d 14:20', text: "Moi aussi si quelqu'un peut me prendre à la gare." },
      {
        by: 'bastien',
        at: '15d 18:40',
        text: 'Je passe par la gare vers 10h30, je vous emmène Mireille.',
        to: 2,
      },
      {
        by: 'mireille',
        at: '15d 19:05',
        text: 'Vous êtes adorable. Je serai celle avec la bague en laiton.',
        to: 3,
      },
      {
        by: 'camille',
        at: '28h',
        text: "J'en suis ! Deux chaises, je viens avec ma mère qui veut voir « les gens du forum ».",
      },
    ],
  },
  {
    key: 'gabian-deux',
    space: 'cercle-testeurs',
    title: 'Prototype Gabian II : vos premières impressions',
    posts: [
      {
        by: 'elise',
        at: '27d 10:00',
        text: prose`
          Vous avez tous reçu le vôtre. Rappel : **rien ne sort de ce cercle**, ni photo ni nom.

          Ce qui nous intéresse d'abord : le pied (plus lourd de 400 g) et le nouveau variateur. Dites tout, surtout ce qui vous agace.
        `,
      },
      {
        by: 'claire',
        at: '26d 20:14',
        text: "Le pied : enfin ! L'ancien partait dès que l'aspirateur passait. Le variateur : très doux, peut-être trop, je ne sais jamais si je l'ai tourné.",
      },
      {
        by: 'hugo',
        at: '26d 21:37',
        text: "D'accord avec Claire, il manque un petit cran au zéro. Sinon **silence total**, même à 2 %.",
      },
      {
        by: 'maelle',
        at: '25d 09:19',
        text: prose`
          Ce qui m'agace : le câble noir. Sur un pied laiton, on ne voit que lui. Et l'étiquette de sécurité est collée *devant*.
        `,
      },
      {
        by: 'bruno',
        at: '25d 11:46',
        text: "Étiquette : c'est une erreur d'assemblage, elle passera dessous. Câble : écru ou laiton tressé, on vous envoie les deux bouts pour choisir.",
        to: 3,
      },
      { by: 'claire', at: '13d 18:05', text: 'Écru. Sans débat.', to: 4 },
      { by: 'hugo', at: '13d 18:31', text: 'Tressé ! Avec débat.', to: 4 },
    ],
  },
  {
    key: 'couleurs-prochaines',
    space: 'cercle-testeurs',
    title: 'Trois teintes de lin : laquelle sacrifier ?',
    posts: [
      {
        by: 'theo',
        at: '5d 10:12',
        text: "Brume (gris bleuté), Argile (brun rosé), Tilleul (vert pâle). Les échantillons sont dans vos boîtes. Laquelle tombe, et **pourquoi** ? Le pourquoi m'intéresse plus que le vote.",
      },
      {
        by: 'maelle',
        at: '5d 12:30',
        text: 'Brume. Très jolie de jour, mais allumée elle devient couleur de pansement.',
      },
      {
        by: 'hugo',
        at: '4d 08:44',
        text: "Je la défends : allumée sur un mur foncé elle est magnifique. C'est sur du blanc qu'elle fait pansement.",
        to: 1,
      },
      {
        by: 'claire',
        at: '26h',
        text: "Tilleul, parce que personne n'osera l'acheter et que vous l'arrêterez dans deux ans, et que je l'aurai adorée pour rien.",
      },
    ],
  },
];
