import { useEffect, useState } from 'react';

/**
 * Copies a text to the code unit. Where the page is not a secure context the clipboard API is absent; a copy event of
 * our own is used then, because a text area would turn CRLF into LF.
 */
export async function copyExactly(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  return new Promise((resolve, reject) => {
    const onCopy = (event: ClipboardEvent): void => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      resolve();
    };
    document.addEventListener('copy', onCopy, { once: true, capture: true });
    if (document.execCommand('copy')) return;
    document.removeEventListener('copy', onCopy, { capture: true });
    reject(new Error('The browser refused to copy'));
  });
}

/** Whether the text's own digest is the one announced; null while it is reckoned, or where the browser cannot. */
export function useDigestCheck(text: string, sha256: string): boolean | null {
  const [isSame, setSame] = useState<boolean | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setSame(null);
    if (!crypto.subtle) return undefined;
    void crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)).then((digest) => {
      const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      if (isCurrent) setSame(hex === sha256.toLowerCase());
    });
    return () => {
      isCurrent = false;
    };
  }, [text, sha256]);
  return isSame;
}
