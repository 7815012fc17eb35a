import type { DemoThread } from '../content.types.js';
import { prose } from '../prose.js';

/** Threads of "English corner". */
export const lumenEnglish: readonly DemoThread[] = [
  {
    key: 'nacre-ceiling-rose',
    space: 'english-corner',
    title: 'Will a Nacre fit a British ceiling rose?',
    posts: [
      {
        by: 'tom',
        at: '108d 20:15',
        text: prose`
          Evening all. Fell in love with the Nacre in a flat in Lille, and now I need to know whether it'll hang in a 1930s semi in Leeds without the electrician laughing at me.

          Two things: does the canopy cover a standard British rose (about 80 mm), and is the fitting E27 or B22?
        `,
      },
      {
        by: 'bruno',
        at: '107d 09:02',
        text: prose`
          Good morning Tom. The canopy is **110 mm** wide and 38 mm deep, so your rose comes off and the Nacre's own plate takes its place, it does not go on top. The fitting is E27; we don't make it in B22, but E27 bulbs are everywhere in the UK now.

          Earth is required, please check there is one: some houses of that age have none on the lighting circuit.
        `,
      },
      {
        by: 'tom',
        at: '107d 12:44',
        text: 'There was not. There is now. £140 and a very smug electrician. Thanks for the warning, genuinely.',
        to: 1,
      },
      {
        by: 'priya',
        at: '80d 18:36',
        text: 'For anyone in a rental: I used a plug-in pendant kit and a hook. Not as clean, no landlord involved, moved with me twice.',
      },
      {
        by: 'tom',
        at: '74d 21:50',
        text: 'It\'s up. My mother-in-law asked if it was "supposed to look like that". Highest praise.',
      },
      { by: 'hannah', at: '73d 07:19', text: 'Frame that.', to: 4 },
    ],
  },
  {
    key: 'reading-light',
    space: 'english-corner',
    title: 'A reading light for someone who reads till 3 a.m. next to someone who doesn’t',
    posts: [
      {
        by: 'hannah',
        at: '51d 22:47',
        text: prose`
          My husband reads. I sleep. Or would, if the bedside lamp didn't light the *entire* room including the inside of my eyelids.

          Is there anything in the range that makes a small pool of light and nothing else? Warm, dimmable, doesn't need a wall.
        `,
      },
      { by: 'oliver', at: '51d 23:30', text: 'It is 23:30 and I am the husband in this story. Following.' },
      {
        by: 'priya',
        at: '50d 08:12',
        text: prose`
          Ondine with the *opaque* lining, not the plain linen. The plain one glows all round (lovely, but not for you). The lined one throws light down and up only. Put it slightly behind his shoulder and you get a cone on the book.
        `,
      },
      { by: 'hannah', at: '50d 09:40', text: "I didn't know there was a lined version!", to: 2 },
      {
        by: 'jonas',
        at: '50d 10:25',
        text: prose`
          There is, and we hide it well: it's an option at the bottom of the page, "doublure opaque". I've asked for it to become a proper choice with a picture, because you're the fourth person this month.

          If you already own an Ondine, the lining is sold alone and clips in.
        `,
        to: 3,
      },
      {
        by: 'hannah',
        at: '36d 06:58',
        text: 'Two weeks in. He reads, I sleep, the marriage stands. Lined Ondine, 40 %, behind the shoulder. Thank you Priya!!',
      },
      {
        by: 'oliver',
        at: '36d 07:30',
        text: 'Ordered one. My wife says hello and thank you, and that I should go to bed.',
        to: 5,
      },
    ],
  },
  {
    key: 'vesper-memory',
    space: 'english-corner',
    title: 'Vesper: does it remember its level after a power cut?',
    posts: [
      {
        by: 'priya',
        at: '20d 19:03',
        text: 'I have two Vespers on a smart plug. When the plug comes back on, one returns at the level I left, the other at 100 %, at 6 a.m., in my face. Same model as far as I can tell. What am I missing?',
      },
      {
        by: 'tom',
        at: '20d 19:45',
        text: "Different year, maybe? Mine (last spring) remembers. My sister's older one doesn't.",
      },
      {
        by: 'bruno',
        at: '19d 08:55',
        text: prose`
          Tom is right. Serial numbers starting with **23** forget, **24 and later** remember. It's a matter of one component, and I can swap the dimmer board of your older one if you send it, no charge: being woken at 100 % is not a feature.
        `,
      },
      { by: 'priya', at: '19d 09:20', text: '2309, guilty. Sending it on Monday, thank you!', to: 2 },
      {
        by: 'oliver',
        at: '7d 21:11',
        text: 'Came here to ask precisely this and found it answered, with serial numbers. What a nice place.',
      },
    ],
  },
  {
    key: 'six-lamps-leeds',
    space: 'english-corner',
    title: 'Moved from Lyon to Leeds with six lamps: what survived',
    posts: [
      {
        by: 'tom',
        at: '10d 16:28',
        text: prose`
          Field report, in case you ever drive 1,100 km with a boot full of glass.

          - **Nacre 48**, original box: perfect
          - **Gabian**, blanket, prayer: perfect
          - **2 × Vesper**, towels: perfect, towels slightly annoyed
          - **Ondine**, on a passenger's knees: shade dented, passenger too
          - **Lucine**, in my coat: used at two motorway stops

          Keep the boxes. That's it, that's the post.
        `,
      },
      { by: 'hannah', at: '10d 17:02', text: '"Blanket, prayer" is how I move everything.' },
      {
        by: 'claire',
        at: '9d 08:40',
        text: 'The dent: steam from a kettle at 30 cm, then push gently from the inside with your palm. Works on linen. (Sorry for my english!)',
      },
      {
        by: 'tom',
        at: '8d 19:55',
        text: 'Kettle did it. Your English is fine, your advice is better.',
        to: 2,
      },
    ],
  },
];
