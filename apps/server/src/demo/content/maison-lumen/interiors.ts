import type { DemoThread } from '../content.types.js';
import { prose } from '../prose.js';

/** Threads of « Vos intérieurs ». */
export const lumenInteriors: readonly DemoThread[] = [
  {
    key: 'nacre-hauteur',
    space: 'vos-interieurs',
    title: 'La Nacre au-dessus de la table : 60 ou 70 cm du plateau ?',
    posts: [
      {
        by: 'claire',
        at: '103d 18:22',
        text: prose`
          Bonsoir à tous,

          Ma Nacre 48 cm arrive jeudi (enfin !) et je dois décider **où percer** avant que mon beau-frère reparte avec la perceuse. Table ronde de 120, plafond à 2,52 m.

          La notice dit 70 cm au-dessus du plateau. Dans le salon d'une amie c'était plutôt 60 et je trouvais ça plus intime. Mais je mesure 1,79 m et je ne veux pas lui parler à travers, à cette suspension.

          Vous avez mis combien, vous ?
        `,
      },
      {
        by: 'yann',
        at: '103d 19:05',
        text: prose`
          68 cm. J'ai fait le test avec un saladier accroché à une ficelle, ma femme s'est moquée de moi pendant une semaine mais on a trouvé la bonne hauteur.
        `,
      },
      {
        by: 'mireille',
        at: '103d 20:41',
        text: prose`
          Le saladier c'est malin ! Moi j'ai mis 60 et je le regrette un peu : assise c'est parfait, debout pour servir on se prend le bord dans le front. Surtout les grands.
        `,
        to: 1,
      },
      {
        by: 'bruno',
        at: '102d 09:12',
        text: prose`
          Bonjour Claire,

          Bruno, de l'atelier. Les 70 cm de la notice sont comptés **du plateau au bas du diffuseur**, pour une table de 75 cm de haut. Deux choses à regarder avant de percer :

          - le diffuseur est opale sur les côtés et ouvert dessous : à moins de 60 cm, on voit l'ampoule dès qu'on se penche ;
          - le câble fait 1,80 m et se raccourcit dans le pavillon, sans le couper. Vous pouvez donc monter à 70, vivre une semaine avec, puis descendre.

          Le geste est à la page 6 de [la notice de la Nacre](https://www.maison-lumen.example/notices/nacre).
        `,
      },
      {
        by: 'claire',
        at: '102d 12:30',
        text: prose`
          > Le câble se raccourcit dans le pavillon, sans le couper

          Ah mais ça change TOUT. Merci Bruno ! Je pars sur 70 et je descends si besoin.
        `,
        to: 3,
      },
      {
        by: 'karim',
        at: '101d 08:55',
        text: prose`
          Petit conseil de quelqu'un qui a percé trois fois : centrez la suspension sur la *table*, pas sur la pièce. Et avant, demandez-vous si la table restera là. La mienne a bougé au bout de deux mois 🙃
        `,
      },
      {
        by: 'claire',
        at: '96d 21:17',
        text: prose`
          Verdict après quelques jours : **66 cm**. On se voit tous, personne ne s'est cogné et la lumière s'arrête pile au bord de la table. Le saladier avait raison à 2 cm près, Yann.
        `,
      },
      { by: 'yann', at: '96d 21:40', text: 'Je le dirai à ma femme. Elle ne me croira pas.', to: 6 },
      {
        by: 'noemie',
        at: '12d 13:08',
        text: prose`
          Je remonte le fil : quelqu'un a essayé deux Nacre 32 côte à côte sur une table rectangulaire (180 x 90) ? J'hésite entre deux petites et une grande.
        `,
      },
      {
        by: 'sofia',
        at: '11d 22:19',
        text: prose`
          Deux 32 chez nous sur une 200, à 55 cm l'une de l'autre. Franchement ravie : on peut n'en allumer qu'une quand on est deux. Il faut juste tirer deux lignes au plafond, ou accepter un crochet.
        `,
        to: 8,
      },
    ],
  },
  {
    key: 'salon-longueur',
    space: 'vos-interieurs',
    title: 'Salon tout en longueur, plafond à 2 m 30 : vos idées ?',
    posts: [
      {
        by: 'hugo',
        at: '78d 17:46',
        text: prose`
          Hello,

          On vient d'emménager. Le séjour fait 8,40 x 3,10, une seule fenêtre au bout, un point lumineux au milieu (évidemment) et un plafond bas. Le soir on a l'impression de vivre dans un couloir avec un canapé.

          Budget : disons 600 € pour commencer, on fera le reste plus tard. On est locataires donc **pas de travaux**.
        `,
      },
      {
        by: 'maelle',
        at: '78d 18:20',
        text: prose`
          J'ai eu exactement cette pièce pendant six ans ! Ce qui m'a sauvée : oublier le plafonnier. Trois lampes à des hauteurs différentes, jamais alignées, et la plus forte **au fond**, du côté opposé à la fenêtre. L'oeil va vers la lumière, donc la pièce se remplit.
        `,
      },
      {
        by: 'gerard',
        at: '78d 20:02',
        text: prose`
          Bonsoir jeune homme. Un lampadaire qui éclaire le plafond, c'est vieux comme le monde et ça rehausse. Pas de halogène, hein, on a donné.
        `,
      },
      {
        by: 'hugo',
        at: '77d 08:31',
        text: prose`
          Merci ! Gérard, un Gabian orienté vers le haut ça ferait le travail ? Il me plaît beaucoup mais je me demande si à 2 m 30 il ne fait pas une tache.
        `,
        to: 2,
      },
      {
        by: 'jonas',
        at: '77d 10:14',
        text: prose`
          Bonjour Hugo,

          Bonne question, j'ai fait le test hier soir dans notre salle basse (2 m 28). Le Gabian vers le plafond donne une tache franche si la tête est à moins de 60 cm. En le reculant à 30 cm du mur et en l'inclinant de deux crans, la lumière *lèche* le mur et la tache disparaît.

          Si cela peut vous aider, on prête un Gabian quinze jours : [le principe du prêt](https://www.maison-lumen.example/pret).
        `,
      },
      {
        by: 'fatou',
        at: '77d 12:47',
        text: "Le prêt existe ENCORE ?? Je croyais que c'était fini depuis le printemps.",
        to: 4,
      },
      {
        by: 'jonas',
        at: '77d 14:02',
        text: prose`
          Il est revenu en septembre, pour les lampadaires et les suspensions seulement. On ne l'a pas assez dit, vous avez raison.
        `,
        to: 5,
      },
      {
        by: 'lucie',
        at: '75d 09:38',
        text: prose`
          Un détail qui ne coûte rien : changez *toutes* vos ampoules pour la même température. Chez moi il y avait du 2700, du 3000 et un truc quasi bleu dans le couloir. Depuis que tout est à 2700 K la pièce a l'air d'une seule pièce.
        `,
      },
      {
        by: 'hugo',
        at: '59d 22:11',
        text: prose`
          Retour d'expérience après deux semaines, pour ceux qui tomberaient sur ce fil :

          1. Gabian au fond, vers le mur → effet garanti, on ne voit plus que la pièce est étroite
          2. Vesper sur le meuble télé, à 20 %
          3. une vieille lampe de ma grand-mère près du canapé, avec une ampoule 2700 K

          Total 418 €. Le plafonnier n'a pas été allumé depuis. Merci tout le monde, vous êtes super.
        `,
      },
      {
        by: 'maelle',
        at: '59d 22:30',
        text: "La lampe de la grand-mère, c'est toujours elle qui gagne.",
        to: 8,
      },
      {
        by: 'julien',
        at: '14d 19:27',
        text: prose`
          Fil très utile, merci. Même salon ici mais avec une poutre en plein milieu, est-ce que quelqu'un a déjà posé des appliques sur une poutre ancienne sans la massacrer ?
        `,
      },
    ],
  },
  {
    key: 'chambre-fille',
    space: 'vos-interieurs',
    boundKey: 'guide-chambre-enfant',
    title: 'Avant / après : la chambre de ma fille (et la fin de la peur du noir)',
    posts: [
      {
        by: 'fatou',
        at: '49d 14:03',
        text: prose`
          Je partage parce que vous m'aviez bien aidée l'an dernier.

          **Avant** : un plafonnier LED blanc froid, une veilleuse en plastique verte en forme de tortue, et une petite fille de 5 ans qui débarquait dans notre lit à 2 h.

          **Après** : une Ondine en lin sur la commode, avec l'ampoule variable, et une Lucine posée par terre derrière le rideau. On baisse les deux petit à petit pendant l'histoire.

          Elle appelle ça « faire le coucher de soleil ». Onze nuits sans visite. *Onze.*
        `,
      },
      { by: 'camille', at: '49d 15:21', text: '« Faire le coucher de soleil », je fonds. 🌅' },
      {
        by: 'aurelien',
        at: '49d 21:56',
        text: prose`
          Bravo ! Question pratique : la Lucine par terre, elle ne joue pas avec ? La mienne (4 ans) l'a embarquée dans son sac d'école. On l'a retrouvée chez la maîtresse.
        `,
      },
      {
        by: 'fatou',
        at: '48d 07:44',
        text: prose`
          Haha. Si, bien sûr. Le deal c'est : la Lucine peut se promener la journée, mais elle « rentre se charger » avant le bain. Ça marche une fois sur deux.
        `,
        to: 2,
      },
      {
        by: 'solene',
        at: '47d 10:10',
        text: prose`
          Merci pour l'idée du rideau !! J'avais peur que ça chauffe, mais c'est bien de la led donc aucun souci ?
        `,
      },
      {
        by: 'bruno',
        at: '47d 11:32',
        text: prose`
          Bonjour Solène. Le haut de la Lucine monte à 34 °C au maximum, tiède au toucher. Un rideau qui l'effleure ne pose pas de problème ; évitez seulement de la *recouvrir*, la batterie vieillit plus vite quand elle ne respire pas.
        `,
        to: 4,
      },
    ],
  },
  {
    key: 'cuisine-aveugle',
    space: 'vos-interieurs',
    title: 'Cuisine sans fenêtre, je craque',
    posts: [
      {
        by: 'nina',
        at: '33d 20:18',
        text: prose`
          Tout est dans le titre. 6 m², zéro fenêtre, des meubles gris foncé (pas moi qui ai choisi), et un tube néon qui me donne l'air malade. Je mange mes pâtes debout dans le salon pour ne pas y rester.

          Je prends TOUTES les idées. Sauf repeindre, le proprio ne veut pas.
        `,
      },
      {
        by: 'karim',
        at: '33d 20:52',
        text: prose`
          Un ruban LED sous les meubles hauts, 4000 K, c'est le meilleur rapport plaisir/prix de tout mon appart. 35 balles et tu vois enfin ce que tu coupes.
        `,
      },
      {
        by: 'maelle',
        at: '32d 08:03',
        text: prose`
          Pas 4000 partout par contre ! Le plan de travail en 4000 et **tout le reste en 2700**, sinon tu remplaces le néon par un autre néon. Une petite applique Brise à côté de la porte et tu auras l'impression qu'il y a une autre pièce derrière.
        `,
        to: 1,
      },
      {
        by: 'ricci',
        at: '32d 12:25',
        text: prose`
          J'ajoute l'avis d'un cuisinier : regardez l'**IRC** (indice de rendu des couleurs) sur la boîte. En dessous de 90, une viande a l'air grise et une tomate a l'air triste. Chez Lumen les ampoules sont à 95 si je ne dis pas de bêtises ?
        `,
      },
      {
        by: 'jonas',
        at: '32d 14:40',
        text: prose`
          Vous ne dites pas de bêtises : 95 pour la série Ambre, 92 pour les nomades. C'est sur le côté de la boîte, en tout petit, et c'est un sujet de dispute régulier entre nous et notre graphiste.
        `,
        to: 3,
      },
      {
        by: 'nina',
        at: '19d 19:33',
        text: prose`
          Update : ruban + une Brise branchée sur prise (pas le droit de percer le mur, je l'ai vissée sur une planche posée sur le frigo, ne jugez pas). J'ai invité des gens. Dans ma cuisine. **Ils sont restés.**
        `,
      },
      { by: 'hugo', at: '19d 20:01', text: "On veut voir la planche. C'est non négociable.", to: 5 },
    ],
  },
  {
    key: 'murs-verdatres',
    space: 'vos-interieurs',
    title: 'Mes murs blancs tirent sur le vert le soir',
    posts: [
      {
        by: 'rachid',
        at: '26d 21:12',
        text: prose`
          Bonjour, question bête peut être. Mes murs sont blanc cassé, le jour nickel, et le soir ils sont presque verts. La peinture est la même partout. Ça vient de l'ampoule ou de mes yeux ?
        `,
      },
      {
        by: 'lucie',
        at: '26d 22:04',
        text: prose`
          De l'ampoule, et d'un peu tout ce qu'il y a autour. Tu as un grand truc vert dans la pièce ? Chez nous c'était *le canapé* : la lumière tapait dessus et remontait sur le mur d'en face.
        `,
      },
      {
        by: 'rachid',
        at: '25d 08:15',
        text: "J'ai un ficus de 2 mètres à côté du lampadaire… ok je crois que j'ai trouvé le coupable 😅",
        to: 1,
      },
      {
        by: 'mireille',
        at: '25d 09:47',
        text: "Pauvre ficus, il n'a rien demandé. Mettez-le de l'autre côté du lampadaire, avec la lumière vers vous et pas vers lui.",
        to: 2,
      },
      {
        by: 'theo',
        at: '25d 16:20',
        text: prose`
          Je confirme Lucie et Mireille. Un blanc cassé contient souvent une pointe d'ocre ou de vert, que la lumière du jour corrige. Le soir, une ampoule à faible rendu des couleurs n'a presque pas de rouge : il ne reste que le vert.

          Faites l'essai avec une feuille de papier contre le mur : si elle verdit aussi, c'est l'ampoule. Si elle reste blanche, c'est la peinture (ou le ficus).
        `,
      },
      {
        by: 'rachid',
        at: '24d 20:58',
        text: "Feuille blanche, mur vert. C'était bien le ficus. Déplacé, réglé. Merci !!",
      },
    ],
  },
];
