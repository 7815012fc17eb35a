/** True where the Origin names this very install: PUBLIC_URL where set, else the host that was asked. */
export function isOwnOrigin(
  origin: string,
  host: string | undefined,
  publicUrl: string | undefined,
): boolean {
  if (!URL.canParse(origin)) return false;
  const asked = new URL(origin);
  if (publicUrl && asked.origin === new URL(publicUrl).origin) return true;
  return !publicUrl && asked.host === host;
}
