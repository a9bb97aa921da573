import { openCity } from './city.ts';

/** Opens the city that the runs of `npm test` share, tells the process that started this one what it is, and closes it when that lets go or ends. */
const { city, close } = await openCity();
// The terminal tells everybody: tests still need the city while they end.
process.on('SIGINT', () => {});
process.once('disconnect', close);
process.send?.(city);
