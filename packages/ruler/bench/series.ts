/** Random numbers between 0 and 1 that come again (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Standard normal ones of them (Box and Muller). */
export const normal = (random: () => number) => () =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A monthly series as cities have them: a level that wanders, some growth, a season, noise; each seed another mixture. */
export function generated(seed: number, length: number): number[] {
  const random = randomFrom(seed * 7919);
  const noise = normal(random);
  const season = Array.from({ length: 12 }, () => 0.25 * random() * noise());
  const growth = 0.004 * noise();
  const [wander, blur] = [0.03 * random(), 0.01 + 0.05 * random()];
  let level = 4 + 2 * random();
  return Array.from({ length }, (_, at) => {
    level += growth + wander * noise();
    return Math.exp(level + (season[at % 12] as number) + blur * noise());
  });
}
