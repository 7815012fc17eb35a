/** Longest title, in code points. */
export const TITLE_MAX_CODE_POINTS = 255;
/** Longest body, in code points. */
export const BODY_MAX_CODE_POINTS = 40_000;
/** Longest display name, in code points. */
export const DISPLAY_NAME_MAX_CODE_POINTS = 60;
/** Minutes in which an author may edit a post. */
export const EDIT_WINDOW_MINUTES = 15;
