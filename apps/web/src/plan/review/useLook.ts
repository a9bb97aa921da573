import type { Item } from '@chengshi/contract';
import { useEffect } from 'react';
import { client } from '../../app/client.ts';

const everyMs = 15_000;
/** Walking fast through the list says nothing: only where somebody stays. */
const stayMs = 400;

/** Tells the others which item is looked at here: when it changes, and every 15 seconds while the page is seen. */
export function useLook(documentId: string, itemId: string | undefined, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    const abort = new AbortController();
    const tell = () => {
      if (document.visibilityState === 'hidden') return;
      const place = itemId?.startsWith('here-') ? null : ((itemId as Item['id'] | undefined) ?? null);
      client.review
        .look({ id: documentId, itemId: place }, { signal: abort.signal })
        .catch((error: unknown) => abort.signal.aborted || console.warn('The others do not hear where we are.', error));
    };
    const first = setTimeout(tell, stayMs);
    const again = setInterval(tell, everyMs);
    return () => {
      abort.abort();
      clearTimeout(first);
      clearInterval(again);
    };
  }, [documentId, itemId, enabled]);
}
