import { deliverDue } from './act/channels/service.ts';
import { eraseOldPlaces } from './act/places/service.ts';
import { remindWhenDue } from './act/reminders/service.ts';
import { type Jobs, openJobs } from './platform/jobs/jobs.ts';
import type { Platform } from './platform/platform.ts';

/** What the product does of its own accord while it runs. Tests call the work itself, under their own clock. */
export function startWork(platform: Platform): Jobs {
  const jobs = openJobs();
  jobs.every(10_000, 'deliveries', () => deliverDue(platform));
  jobs.every(60_000, 'reminders', () => remindWhenDue(platform));
  jobs.every(3_600_000, 'places', () => eraseOldPlaces(platform));
  return jobs;
}
