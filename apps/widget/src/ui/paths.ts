// Outlines from Tabler Icons (MIT).

export const BACK = 'M5 12h14M5 12l6 6M5 12l6-6';
export const LOCK =
  'M5 13a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-6M8 11V7a4 4 0 1 1 8 0v4';
export const CLOCK = 'M3 12a9 9 0 1 0 18 0a9 9 0 0 0-18 0M12 7v5l3 3';
export const PLUS = 'M12 5v14M5 12h14';
export const DOWN = 'M12 5v14M18 13l-6 6M6 13l6 6';
export const MESSAGE =
  'M8 9h8M8 13h6M18 4a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3h-5l-5 3v-3H6a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3h12';
export const BAN = 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M5.7 5.7l12.6 12.6';
export const ALERT = 'M3 12a9 9 0 1 0 18 0a9 9 0 0 0-18 0M12 8v4M12 16h.01';
