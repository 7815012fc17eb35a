import { useMemo, type ReactNode } from 'react';
import classes from './ui.module.css';

/** The post's HTML, sanitised by the server; its links leave the console in a tab that learns nothing of it. */
export function RichText({ html }: { html: string }): ReactNode {
  const prepared = useMemo(() => {
    const document = new DOMParser().parseFromString(html, 'text/html');
    for (const link of document.querySelectorAll('a[href]')) {
      link.setAttribute('target', '_blank');
      link.setAttribute('rel', 'noopener noreferrer nofollow ugc');
      link.setAttribute('title', link.getAttribute('href') ?? '');
    }
    return document.body.innerHTML;
  }, [html]);
  return <div className={classes['prose']} dir="auto" dangerouslySetInnerHTML={{ __html: prepared }} />;
}

/** Addresses that a post links to, each once: where its links lead, whatever their text says. */
export function useLinkTargets(html: string): string[] {
  return useMemo(() => {
    const document = new DOMParser().parseFromString(html, 'text/html');
    const targets = [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? '');
    return [...new Set(targets.filter((target) => /^https?:/i.test(target)))];
  }, [html]);
}
