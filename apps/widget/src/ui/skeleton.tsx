/** Lines of text that are on their way. */
export function Bones({ count }: { count: number }) {
  return (
    <div class="content">
      {Array.from({ length: count }, (_, i) => (
        <i key={i} class="bone" />
      ))}
    </div>
  );
}

/** The height of a thread that is on its way. */
export function ThreadSkeleton() {
  return (
    <div class="skeleton" aria-busy="true">
      <i class="bone head" />
      {[4, 2, 3].map((count, i) => (
        <div key={i} class="post">
          <i class="bone avatar" />
          <Bones count={count} />
        </div>
      ))}
    </div>
  );
}
