import type { ReportPlace } from '@chengshi/contract';

export type PlaceRefusal = 'denied' | 'unavailable' | 'insecure';

/** Whoever waits longer than this stands where no satellite is seen. */
const patienceMs = 20_000;

/** Where the device is, asked once; or why it does not say. To a metre: what is shown is what is sent. */
export function placeNow(): Promise<ReportPlace | PlaceRefusal> {
  if (!isSecureContext) return Promise.resolve('insecure');
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords, timestamp }) =>
        resolve({
          ...{ latitude: rounded(coords.latitude), longitude: rounded(coords.longitude) },
          ...{ accuracyM: Math.min(1_000_000, Math.ceil(coords.accuracy)), takenAt: new Date(timestamp).toISOString() },
        }),
      ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'denied' : 'unavailable'),
      { enableHighAccuracy: true, timeout: patienceMs, maximumAge: 0 },
    );
  });
}

const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
