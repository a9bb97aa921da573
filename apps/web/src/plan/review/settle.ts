/** In so many frames rows that come into sight have got their heights. */
const framesToSettle = 12;
const byHand = ['wheel', 'touchmove', 'pointerdown'] as const;

/** Does something again in the next frames, until it has settled or somebody scrolls by hand. Gives what stops it. */
export function settle(step: () => void): () => void {
  let left = framesToSettle;
  let frame = 0;
  const stop = () => {
    cancelAnimationFrame(frame);
    for (const name of byHand) removeEventListener(name, stop);
  };
  const run = () => {
    step();
    left -= 1;
    if (left > 0) frame = requestAnimationFrame(run);
    else stop();
  };
  for (const name of byHand) addEventListener(name, stop, { passive: true });
  frame = requestAnimationFrame(run);
  return stop;
}
