import { resolve } from 'node:path';
import { Failure } from './platform/ground/failure.ts';

export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Where browsers reach the product; decides about secure cookies and the origin that may send forms. */
  readonly publicUrl: string;
  readonly dataDir: string;
  /** The built web; null serves the API alone. */
  readonly webDir: string | null;
  readonly limits: RateLimits;
}

/** Requests a minute from one address. */
export interface RateLimits {
  readonly requests: number;
  readonly signIns: number;
}

const usualLimits: RateLimits = { requests: 1200, signIns: 30 };

/** Settings from the environment; what each variable means stands in docs/operate.md. */
export function settingsFrom(env: NodeJS.ProcessEnv, projectDir: string): Settings {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Failure(`PORT=${env.PORT} 不是端口号（1–65535）。`, `PORT=${env.PORT} is not a port number (1–65535).`);
  }
  return {
    host: env.HOST || '127.0.0.1',
    port,
    publicUrl: env.PUBLIC_URL || `http://localhost:${port}`,
    dataDir: resolve(projectDir, env.CHENGSHI_DATA || 'data'),
    webDir: resolve(projectDir, 'apps/web/dist'),
    limits: usualLimits,
  };
}
