import type { DemoThread } from '../content.types.js';
import { prose } from '../prose.js';

/** Threads of « Idées & envies ». */
export const lumenIdeas: readonly DemoThread[] = [
  {
    key: 'abat-jour-seuls',
    space: 'idees-envies',
    title: 'Vendre les abat-jour seuls, pour nos vieux pieds de lampe',
    isFeatured: true,
    votes: ['gerard', 'camille', 'lucie', 'fatou', 'claire', 'noemie', 'mireille', 'priya', 'yann'],
    moves: [
      { to: 'under_review', note: 'Nous demandons leurs diamètres à ceux qui votent.' },
      { to: 'planned', note: 'Trois diamètres et quatre lins.' },
      { to: 'in_progress', note: 'Premier lot en fabrication en janvier.' },
    ],
    posts: [
      {
        by: 'maelle',
        at: '92d 10:44',
        text: prose`
          On a tous un pied de lampe de famille avec un abat-jour mort. Vos lins sont magnifiques : pourquoi ne pas les vendre **sans le pied** ?

          Il faudrait juste indiquer le diamètre de la bague et le sens (E27 en haut ou en bas). Je serais cliente demain matin.
        `,
      },
      {
        by: 'gerard',
        at: '92d 11:30',
        text: "Je signe. J'ai six pieds au grenier, dont un en forme de héron que ma femme refuse de voir tel quel.",
      },
      {
        by: 'camille',
        at: '92d 12:12',
        text: 'Je veux voir le héron.',
        to: 1,
        reactions: { funny: ['fatou', 'sofia', 'yann', 'claire'] },
      },
      {
        by: 'lucie',
        at: '91d 08:20',
        text: prose`
          Oui !! Et avec un nuancier en tissu qu'on peut recevoir avant. J'ai déjà renvoyé un « sable » qui était franchement saumon sur mon mur.
        `,
      },
      {
        by: 'elise',
        at: '88d 09:40',
        text: prose`
          Bonjour Maëlle, l'idée nous travaille depuis un moment et ce fil nous aide. Deux questions pour avancer, si vous voulez bien répondre ici :

          - vos pieds ont-ils une bague **sous la douille** (européenne) ou une lyre ?
          - quel diamètre de base : 30, 40, 45 cm, plus ?
        `,
      },
      { by: 'maelle', at: '88d 10:02', text: 'Bague, 40 cm.', to: 4 },
      {
        by: 'gerard',
        at: '88d 10:33',
        text: "Bague pour cinq, le héron je ne sais pas, j'envoie une photo au service clients. Diamètre 30 et 45.",
        to: 4,
      },
      {
        by: 'fatou',
        at: '87d 21:14',
        text: 'Lyre, 35. Lampe de mon arrière-grand-mère, Dakar 1952. Elle mérite bien ça.',
        to: 4,
      },
      {
        by: 'elise',
        at: '23d 11:00',
        text: prose`
          Des nouvelles : 214 réponses dans le formulaire, 71 % de bagues, et le 40 cm largement devant. Un premier lot de **trois diamètres et quatre lins** part en fabrication en janvier, avec des échantillons de tissu à 2 €, déduits de la commande.

          Ce fil est cité dans la fiche projet. Merci, vraiment.
        `,
      },
      { by: 'maelle', at: '23d 11:26', text: 'Je pleure un peu dans mon café. MERCI.', to: 8 },
      { by: 'gerard', at: '23d 13:50', text: 'Le héron vous salue.', to: 8 },
    ],
  },
  {
    key: 'lucine-dehors',
    space: 'idees-envies',
    title: 'Une Lucine qui peut rester dehors sous la pluie',
    votes: ['yann', 'sofia', 'noemie', 'hugo', 'oliver'],
    moves: [{ to: 'under_review', note: 'Un joint vissé, 90 g et 8 € de plus : à vous de dire.' }],
    posts: [
      {
        by: 'karim',
        at: '45d 21:20',
        text: prose`
          L'actuelle est IP44 si j'ai bien lu, donc éclaboussures ok mais je la rentre dès qu'il y a trois gouttes. Une version vraiment étanche (IP65 ?), quitte à être un peu plus lourde, je prends. Deux même.
        `,
      },
      {
        by: 'yann',
        at: '45d 21:58',
        text: "Finistère ici. Je prends aussi, et j'ajoute « anti-goéland » au cahier des charges.",
      },
      {
        by: 'aurelien',
        at: '44d 08:39',
        text: prose`
          Attention quand même, l'étanche c'est souvent collé, donc plus réparable. Je préfère une IP44 dont je change la batterie qu'une IP65 que je jette.
        `,
      },
      { by: 'karim', at: '44d 09:15', text: "Très bon point, je n'y avais pas pensé.", to: 2 },
      {
        by: 'theo',
        at: '43d 10:30',
        text: prose`
          Merci pour ce débat, il est pile au bon endroit : un joint vissé tient l'IP65 **et** se démonte, mais il ajoute 90 g et environ 8 €. Question ouverte à tous : à ce prix-là, c'est oui ou c'est non ?
        `,
        poll: {
          question: 'Une Lucine IP65, démontable, à 8 € de plus ?',
          options: ['Oui', 'Non', 'Oui, si la batterie se change encore'],
          isAnonymous: false,
          votes: [['karim', 'noemie'], ['gerard'], ['sofia', 'aurelien', 'yann', 'hugo']],
        },
        reactions: { insightful: ['aurelien', 'karim'] },
      },
      {
        by: 'sofia',
        at: '43d 12:45',
        text: 'Oui sans hésiter. Signé : la dame à la vis sous le four.',
        to: 4,
      },
      { by: 'karim', at: '43d 13:10', text: 'Oui.', to: 4 },
      { by: 'noemie', at: '38d 18:54', text: "Oui pour 8 €. Non pour 25 comme chez d'autres.", to: 4 },
    ],
  },
  {
    key: 'bouton-mains',
    space: 'idees-envies',
    title: 'Un bouton que des mains abîmées peuvent tourner',
    tags: ['accessibilité'],
    votes: ['camille', 'fatou', 'gerard', 'claire', 'hannah', 'bastien', 'lucie'],
    moves: [
      { to: 'planned', note: 'La bague striée passe de l’établi au bureau d’études.' },
      { to: 'shipped', note: 'La « bague Mireille » entre au catalogue des pièces.' },
    ],
    posts: [
      {
        by: 'mireille',
        at: '67d 10:22',
        text: prose`
          J'ai de l'arthrose. La Vesper est la plus belle lampe de ma maison et je ne peux plus l'éteindre seule : le bouton est petit, lisse, et il faut le **pincer**.

          Je ne demande pas une lampe « médicale » toute grise. Juste un bouton plus large, ou strié, ou un simple tactile sur le pied. On vieillit tous, même les gens qui ont du goût.
        `,
      },
      {
        by: 'camille',
        at: '67d 10:50',
        text: '« Même les gens qui ont du goût » : je la garde. Et je soutiens à 200 %.',
      },
      {
        by: 'fatou',
        at: '67d 13:35',
        text: prose`
          Ma mère a réglé ça avec un élastique de bocal autour du bouton. Ça tient, ça accroche, et bizarrement en noir c'est presque joli. En attendant mieux !
        `,
      },
      { by: 'mireille', at: '66d 09:05', text: 'Élastique posé. Ça marche ! Embrassez votre maman.', to: 2 },
      {
        by: 'bruno',
        at: '65d 16:48',
        text: prose`
          Bonjour Mireille. J'ai tourné ce matin une bague striée en laiton, 28 mm au lieu de 14, qui se glisse sur le bouton d'origine. Ce n'est pas un produit, c'est un essai d'atelier. Si vous m'envoyez votre adresse **en privé par le service clients**, j'en poste une.
        `,
      },
      {
        by: 'mireille',
        at: '58d 11:37',
        text: "Reçue, installée, parfaite. J'éteins ma lampe TOUTE SEULE. Bruno vous êtes un prince.",
        to: 4,
      },
      {
        by: 'gerard',
        at: '58d 12:04',
        text: "Il m'en faudrait deux. Ce n'est pas pour moi, c'est pour un ami (c'est pour moi).",
        to: 4,
      },
      {
        by: 'elise',
        at: '9d 10:30',
        text: "La « bague Mireille » entre au catalogue des pièces au printemps. C'est son vrai nom, nous avons voté.",
        to: 4,
      },
    ],
  },
  {
    key: 'polystyrene',
    space: 'idees-envies',
    title: 'Le polystyrène dans les cartons, c’est bientôt fini ?',
    tags: ['livraison'],
    votes: ['nina', 'karim', 'maelle', 'julien'],
    moves: [{ to: 'in_progress', note: 'Le troisième moule tient : 0,9 % de casse.' }],
    posts: [
      {
        by: 'solene',
        at: '31d 09:14',
        text: 'Lampe sublime, carton en papier recyclé, jolie petite carte… et 4 gros blocs de polystyrène. Il y en a encore sous mon canapé. Une date ?',
      },
      { by: 'nina', at: '31d 09:48', text: '+1. Le chat en a mangé.' },
      {
        by: 'jonas',
        at: '31d 11:20',
        text: prose`
          Bonjour, la réponse honnête : c'est fait pour toutes les lampes à poser depuis l'été, pas encore pour les **suspensions en verre**. La cellulose moulée a cassé 6 % des Nacre aux essais de chute, contre 0,4 % avec le polystyrène, et une lampe cassée pollue plus que son emballage.

          Troisième moule en test ce mois-ci. Je reviens ici avec le résultat, bon ou mauvais. (Et le chat va bien ?)
        `,
      },
      { by: 'nina', at: '31d 12:02', text: 'Le chat va très bien, merci, il attend la cellulose.', to: 2 },
      {
        by: 'karim',
        at: '30d 19:26',
        text: 'Merci pour les vrais chiffres, ça change du « nous nous engageons ».',
        to: 2,
      },
      {
        by: 'jonas',
        at: '6d 15:10',
        text: 'Résultat du troisième moule : 0,9 % de casse. On prend. Les premières Nacre sans polystyrène partent le mois prochain.',
        to: 2,
      },
    ],
  },
];
