import type { DemoThread } from '../content.types.js';
import { prose } from '../prose.js';

/** Threads of « Questions & dépannage ». */
export const lumenQuestions: readonly DemoThread[] = [
  {
    key: 'gabian-gresille',
    space: 'questions-depannage',
    title: 'Gabian : le variateur grésille en dessous de 30 %',
    boundKey: 'lampadaire-gabian',
    tags: ['variateur'],
    answer: 2,
    alsoAskedBy: ['aurelien', 'ricci', 'noemie', 'tom'],
    posts: [
      {
        by: 'bastien',
        at: '112d 21:34',
        text: prose`
          Bonsoir,

          Gabian acheté en juin, très content de l'objet. Mais dès que je descends sous 30 % à peu près, il **grésille**. Pas fort, mais le soir dans le silence on n'entend que ça.

          - ampoule d'origine
          - branché sur une multiprise, avec la box et la télé
          - ça le fait aussi tout seul sur une prise de la cuisine

          C'est un défaut ou c'est normal ?
        `,
      },
      {
        by: 'aurelien',
        at: '98d 22:01',
        text: "Pareil ici. Pensais que c'était ma maison (1920, électricité d'époque ou presque).",
      },
      {
        by: 'bruno',
        at: '97d 08:47',
        text: prose`
          Bonjour à tous les deux, et merci pour la liste, c'est exactement ce qu'il me faut.

          Sur les Gabian fabriqués **entre mars et juin**, nous avons eu une série de variateurs réglés un peu bas : ils demandent à l'ampoule moins que ce qu'elle sait faire, et elle proteste. Le numéro de série est sous le pied, il commence par 24.

          Si c'est 2403 à 2406, le réglage se corrige sans démonter :

          1. lampe allumée, montez au maximum ;
          2. appuyez dix secondes sur le bouton, la lumière clignote deux fois ;
          3. descendez jusqu'à ce que le bruit commence, remontez d'un cran, appuyez une fois.

          Le minimum est maintenant celui-là. Si cela ne suffit pas, on échange le variateur, à nos frais.
        `,
      },
      {
        by: 'bastien',
        at: '97d 19:58',
        text: prose`
          2405 chez moi. J'ai fait la manip : **silence complet**. Je perds un tout petit peu de minimum mais honnêtement à ce niveau là on n'y voyait rien. Merci Bruno.
        `,
        to: 2,
      },
      {
        by: 'aurelien',
        at: '96d 07:40',
        text: '2311 pour le mien, donc pas dans la série. La manip marche quand même à moitié : ça grésille moins.',
        to: 2,
      },
      {
        by: 'bruno',
        at: '96d 10:05',
        text: prose`
          Alors c'est l'ampoule, Aurélien. Avez-vous gardé celle d'origine ? Certaines ampoules dites « variables » n'aiment pas les petits courants. Je vous envoie une Ambre 8 W, gardez la vôtre pour le couloir.
        `,
        to: 4,
      },
      { by: 'aurelien', at: '89d 18:12', text: 'Ampoule reçue, plus un bruit. Franchement, chapeau.', to: 5 },
      {
        by: 'ricci',
        at: '70d 11:29',
        text: prose`
          Même souci avec une Vesper de l'année dernière. La manip des dix secondes n'existe pas dessus, si ? J'appuie, il ne se passe rien.
        `,
      },
      {
        by: 'bruno',
        at: '70d 14:50',
        text: prose`
          Non, pas sur la Vesper : son variateur n'a pas de mémoire de réglage. Écrivez au service clients avec la photo de l'étiquette, en citant ce fil. Ils sont prévenus.
        `,
        to: 7,
      },
      {
        by: 'paulette',
        at: '5d 16:44',
        text: prose`
          Bonjour, je découvre ce forum. J'ai le même bruit mais quand la lampe est ETEINTE. Faut il s'inquiéter ?
        `,
      },
      {
        by: 'nadia',
        at: '4d 09:03',
        text: prose`
          Bonjour Paulette, et bienvenue ! Débranchez-la en attendant, par prudence, et ouvrez un sujet à part avec le numéro sous le pied : un bruit lampe éteinte n'est pas le même problème, et je ne voudrais pas qu'il se perde ici.
        `,
        to: 9,
      },
    ],
  },
  {
    key: 'lucine-batterie',
    space: 'questions-depannage',
    title: 'Ma Lucine ne tient plus que 3 h (au lieu de 14)',
    boundKey: 'lampe-lucine',
    tags: ['entretien'],
    answer: 3,
    alsoAskedBy: ['karim', 'yann'],
    posts: [
      {
        by: 'sofia',
        at: '64d 12:16',
        text: prose`
          Deux ans que je l'ai, elle a fait toutes les terrasses, tous les campings. Depuis septembre elle s'éteint avant le dessert. J'ai essayé deux chargeurs.

          Elle est foutue ? Ça me ferait mal au cœur.
        `,
      },
      {
        by: 'karim',
        at: '64d 12:40',
        text: "Tu la laisses branchée tout le temps l'hiver ? J'ai tué la mienne comme ça.",
      },
      { by: 'sofia', at: '64d 13:05', text: 'Euh… oui. Sur le frigo. De novembre à avril. 🫣', to: 1 },
      {
        by: 'bruno',
        at: '63d 09:20',
        text: prose`
          Bonjour Sofia, elle n'est pas foutue : **la batterie se change**. Trois vis sous le socle, un connecteur, cinq minutes. La pièce coûte 19 € et la vidéo est ici : [changer la batterie d'une Lucine](https://www.maison-lumen.example/reparer/lucine-batterie).

          Pour la suivante : rangez-la à moitié chargée, dans un endroit sec, et rechargez-la une heure tous les trois mois. Une batterie pleine qui reste branchée six mois s'use plus que six mois de dîners.
        `,
      },
      {
        by: 'gerard',
        at: '63d 10:55',
        text: prose`
          Un fabricant qui vend la pièce ET la vidéo. J'ai 71 ans, je n'avais pas vu ça depuis longtemps. Je le note.
        `,
        to: 3,
      },
      {
        by: 'sofia',
        at: '52d 20:09',
        text: prose`
          C'est fait ! J'ai mis vingt minutes et pas cinq (une vis est partie sous le four), mais elle marche comme au premier jour. 14 h 20 chronométrées, oui j'ai chronométré.
        `,
      },
      { by: 'camille', at: '52d 20:31', text: 'La vis est encore sous le four ?', to: 5 },
      {
        by: 'sofia',
        at: '52d 20:33',
        text: 'La vis vit sous le four maintenant.',
        to: 6,
        reactions: { funny: ['camille', 'karim', 'gerard', 'hugo'], love: ['fatou'] },
      },
    ],
  },
  {
    key: 'ampoule-cassee',
    space: 'questions-depannage',
    title: 'Ampoule cassée, le culot est resté dans la douille',
    tags: ['entretien'],
    answer: 2,
    posts: [
      {
        by: 'lucie',
        at: '56d 19:48',
        text: prose`
          Au secours. J'ai dévissé l'ampoule du couloir, le verre m'est resté dans la main et **le culot est toujours vissé**. J'ai coupé l'interrupteur. Je fais quoi maintenant, j'ai lu un truc avec une pomme de terre ???
        `,
      },
      {
        by: 'yann',
        at: '56d 19:59',
        text: prose`
          La pomme de terre ça marche MAIS tu te retrouves avec de la purée dans la douille. Pince à bec fin, et surtout **coupe au disjoncteur**, pas à l'interrupteur !
        `,
      },
      {
        by: 'bruno',
        at: '56d 20:26',
        text: prose`
          Yann a raison sur les deux points. Dans l'ordre :

          1. disjoncteur coupé, et vérifié (une autre lampe de la même ligne doit s'éteindre) ;
          2. gants, lunettes, ramassez le verre ;
          3. une pince à bec fin, les becs **ouverts à l'intérieur** du culot, et on tourne doucement vers la gauche.

          Si la douille a noirci ou bouge, ne remettez rien dedans et faites-la remplacer. Pas de pomme de terre, s'il vous plaît : c'est conducteur et ça laisse de l'humidité.
        `,
      },
      {
        by: 'lucie',
        at: '56d 21:15',
        text: "C'est sorti !!! Merci. Je vais manger la pomme de terre.",
        to: 2,
      },
      {
        by: 'gerard',
        at: '55d 08:08',
        text: "Bien joué. Une noisette de graisse silicone sur le filetage de la prochaine et vous n'aurez plus jamais l'ennui.",
      },
    ],
  },
  {
    key: 'delai-ondine',
    space: 'questions-depannage',
    title: 'Abat-jour Ondine commandé il y a 5 semaines, toujours rien',
    isLocked: true,
    tags: ['livraison'],
    alsoAskedBy: ['solene', 'bastien'],
    posts: [
      {
        by: 'aurelien',
        at: '40d 11:02',
        text: prose`
          Commande du 3, annoncée sous « 10 à 15 jours ». On en est à **cinq semaines**. Deux mails, deux réponses automatiques. Le produit est très bien, j'ai déjà le petit, mais là franchement on se sent un peu pris pour des imbéciles.

          Je ne demande pas la lune : juste une date.
        `,
      },
      { by: 'solene', at: '40d 11:45', text: 'Même chose, commande du 6. Lin écru, 45 cm.' },
      { by: 'bastien', at: '40d 12:20', text: 'Et moi du 9, lin brique. On est un club on dirait.' },
      {
        by: 'jonas',
        at: '40d 15:36',
        text: prose`
          Bonjour à tous les trois. Vous avez raison d'être fâchés, et les réponses automatiques n'ont rien arrangé.

          Ce qui s'est passé : le rouleau de lin de septembre est arrivé avec un défaut de teinte. Nous l'avons refusé, et nous aurions dû **vous l'écrire le jour même**. Le nouveau rouleau est à l'atelier depuis lundi.

          - Aurélien : départ demain
          - Solène, Bastien : départ vendredi

          Les frais de port vous sont remboursés. Je reste sur ce fil jusqu'à ce que les trois colis soient chez vous.
        `,
      },
      {
        by: 'aurelien',
        at: '37d 18:50',
        text: "Reçu. Il est superbe, et ça m'énerve presque. Merci d'avoir répondu comme un être humain.",
        to: 3,
      },
      { by: 'solene', at: '35d 17:22', text: 'Reçu aussi 👍' },
      { by: 'bastien', at: '35d 19:10', text: 'Et de trois. Le club est dissous.' },
      {
        by: 'jonas',
        at: '34d 09:15',
        text: prose`
          Merci pour votre patience. Depuis cette semaine, tout retard de plus de trois jours déclenche un message écrit par une personne, avec une date. Je ferme le fil ; pour une autre commande, ouvrez-en un nouveau.
        `,
      },
    ],
  },
  {
    key: 'nettoyer-lin',
    space: 'questions-depannage',
    title: 'Nettoyer un abat-jour en lin sans faire d’auréoles',
    tags: ['entretien'],
    isFeatured: true,
    answer: 2,
    alsoAskedBy: ['lucie', 'claire', 'odile'],
    posts: [
      {
        by: 'mireille',
        at: '85d 09:31',
        text: prose`
          Bonjour, mon Ondine a quatre ans et commence à griser sur le dessus. J'ai peur de l'eau (j'ai déjà ruiné un abat-jour de ma mère de cette façon). Quelqu'un a une méthode éprouvée ?
        `,
      },
      {
        by: 'maelle',
        at: '85d 10:18',
        text: "Rouleau adhésif pour vêtements, une fois par mois. C'est bête et ça suffit 9 fois sur 10.",
      },
      {
        by: 'elise',
        at: '85d 14:00',
        text: prose`
          Bonjour Mireille. C'est la question qu'on nous pose le plus après « où est mon colis ». Dans l'ordre :

          1. **à sec d'abord** : une brosse très douce, du haut vers le bas, lampe éteinte et froide ;
          2. une gomme blanche d'écolier sur les traces de doigts ;
          3. si cela ne suffit pas, une éponge *essorée presque sèche*, eau tiède et une goutte de savon de Marseille, **toute la face d'un seul coup** : l'auréole vient de la limite entre mouillé et sec, s'il n'y a pas de limite il n'y a pas d'auréole.

          Puis séchage à l'air, jamais lampe allumée.
        `,
        reactions: { thanks: ['mireille', 'maelle', 'noemie'], insightful: ['claire', 'lucie'] },
      },
      {
        by: 'mireille',
        at: '83d 17:20',
        text: prose`
          > s'il n'y a pas de limite il n'y a pas d'auréole

          Je l'ai encadrée, cette phrase. Fait ce matin, on dirait un neuf. Merci Élise !
        `,
        to: 2,
      },
      {
        by: 'noemie',
        at: '21d 15:39',
        text: "La gomme d'écolier marche aussi sur la Nacre (le verre dépoli), testé et approuvé.",
      },
    ],
  },
  {
    key: 'notice-brise',
    space: 'questions-depannage',
    title: 'Notice de la Brise : où est le schéma de câblage ?',
    tags: ['montage'],
    answer: 1,
    alsoAskedBy: ['yann'],
    posts: [
      {
        by: 'julien',
        at: '17d 10:05',
        text: "Dans le carton il y a 4 pages de sécurité en 12 langues et pas un seul schéma. J'ai trois fils au mur (bleu, rouge, vert/jaune) et trois bornes sans lettres. Je préfère demander…",
      },
      {
        by: 'bruno',
        at: '17d 10:41',
        text: prose`
          Vous faites bien. Disjoncteur coupé : **bleu sur N**, **rouge sur L**, **vert/jaune sur la borne de terre** (celle du milieu, avec la vis dorée). Les lettres sont gravées sous le cache en laiton, ce qui est une très mauvaise idée, je suis d'accord.

          Le schéma est en ligne : [notice de la Brise](https://www.maison-lumen.example/notices/brise). Et la page revient dans les cartons à partir du prochain lot.
        `,
      },
      { by: 'julien', at: '17d 12:17', text: "Monté, ça marche, rien n'a sauté. 11/10." },
      {
        by: 'yann',
        at: '16d 08:20',
        text: "Sous le cache. SOUS LE CACHE. J'ai cherché ces lettres pendant une heure l'an dernier.",
        to: 1,
      },
    ],
  },
  {
    key: 'cable-cathedrale',
    space: 'questions-depannage',
    title: 'Plafond cathédrale à 4,60 m : le câble est trop court',
    tags: ['montage'],
    posts: [
      {
        by: 'ricci',
        at: '29d 18:33',
        text: prose`
          Maison en pierre, plafond à 4,60 m, et une Nacre 65 que j'aimerais voir arriver à 2 m du sol. Il me faudrait donc environ 2,60 de câble et il en fait 1,80. Rallonge possible ? Je tiens au câble textile.
        `,
      },
      {
        by: 'bruno',
        at: '28d 09:26',
        text: prose`
          Possible, et ne faites surtout pas de raccord à mi-hauteur : la 65 pèse 3,4 kg, le câble la porte. Nous la remontons à l'atelier en 3 m ou 4 m de câble (25 €), vous l'envoyez et elle revient sous dix jours.
        `,
      },
      {
        by: 'ricci',
        at: '28d 13:02',
        text: "Parfait, elle part demain. Vous la recevrez dans un carton d'huile d'olive, ne vous étonnez pas.",
        to: 1,
      },
      {
        by: 'bruno',
        at: '22d 16:11',
        text: 'Bien reçue, et le carton sent très bon. 3 m posés, elle repart demain.',
        to: 2,
      },
      {
        by: 'ricci',
        at: '18d 20:45',
        text: "En place ! Vingt minutes d'échelle, deux heures à la regarder.",
      },
    ],
  },
];
