/** A share as a bar; the figure beside it says it in words. */
export function Bar({ count, of }: { count: number; of: number }) {
  return (
    <svg class="rating-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="rating-ground" width="100" height="8" rx="1" />
      <rect class="rating-share" width={(100 * count) / Math.max(1, of)} height="8" rx="1" />
    </svg>
  );
}
