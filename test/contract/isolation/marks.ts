/** Words that stand in every text of one place, and nowhere else; `install` in what belongs to no community. */
export const MARKS = {
  private: 'zephyrine',
  pending: 'quincaille',
  foreign: 'ostrogothe',
  install: 'palimpseste',
} as const;
