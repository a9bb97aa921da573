/** Lets the browser keep the pages of this version, where it can: on https and on the own machine. */
export function keepPages(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/offline.js').catch((error: unknown) => {
    console.warn('The pages cannot be kept for use without a network.', error);
  });
}
