/** Words that stand in every text of one place, and nowhere else; `install` in what belongs to no community. */
export const MARKS = {
  private: 'zephyrine',
  conversation: 'taciturne',
  pending: 'quincaille',
  foreign: 'ostrogothe',
  install: 'palimpseste',
} as const;
