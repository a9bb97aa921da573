import type { TestProject } from 'vitest/node';
import { type City, openCity } from './city.ts';

declare module 'vitest' {
  interface ProvidedContext {
    city: City;
  }
}

/** Projects of one run share it: the first that needs it opens it, the last that ends closes it. */
let opened: ReturnType<typeof openCity> | undefined;
let users = 0;

/** Gives the test files of a project a PostgreSQL, and what they sign in with. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  users += 1;
  opened ??= openCity();
  const { city, close } = await opened;
  project.provide('city', city);
  return async () => {
    users -= 1;
    if (users === 0) await close();
  };
}
