import { useSyncExternalStore } from 'react';

export function useMediaQuery(media: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const query = matchMedia(media);
      query.addEventListener('change', tell);
      return () => query.removeEventListener('change', tell);
    },
    () => matchMedia(media).matches,
  );
}
