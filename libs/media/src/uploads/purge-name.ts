/** Name of the routine that removes files, and under which it is also queued at once. */
export const MEDIA_PURGE = 'media:purge';
