/**
 * The place where a function is least, by the simplex of Nelder and Mead (1965) with their own factors. `start` is one corner, the others
 * lie `step` away from it along each axis. Stops after `rounds`, or when the corners are level to a ten-millionth. Deterministic.
 */
export function minimise(of: (place: Float64Array) => number, start: Float64Array, step: number, rounds: number) {
  const size = start.length;
  const corners = Array.from({ length: size + 1 }, (_, corner) => {
    const place = Float64Array.from(start);
    if (corner > 0) place[corner - 1] = (place[corner - 1] as number) + step;
    return place;
  });
  const heights = Float64Array.from(corners, of);
  const middle = new Float64Array(size);
  let trial = new Float64Array(size);
  let further = new Float64Array(size);
  const towards = (into: Float64Array, worst: Float64Array, factor: number): number => {
    for (let axis = 0; axis < size; axis++) {
      into[axis] = (middle[axis] as number) + factor * ((middle[axis] as number) - (worst[axis] as number));
    }
    return of(into);
  };
  let lowest = 0;
  for (let round = 0; round < rounds; round++) {
    let highest = 0;
    lowest = 0;
    for (let corner = 1; corner <= size; corner++) {
      if ((heights[corner] as number) < (heights[lowest] as number)) lowest = corner;
      if ((heights[corner] as number) >= (heights[highest] as number)) highest = corner;
    }
    let second = lowest;
    for (let corner = 0; corner <= size; corner++) {
      if (corner !== highest && (heights[corner] as number) > (heights[second] as number)) second = corner;
    }
    const best = heights[lowest] as number;
    const worst = heights[highest] as number;
    if (worst - best <= 1e-7 * Math.abs(best)) break;
    middle.fill(0);
    for (let corner = 0; corner <= size; corner++) {
      if (corner === highest) continue;
      for (let axis = 0; axis < size; axis++)
        middle[axis] = (middle[axis] as number) + (corners[corner]?.[axis] as number) / size;
    }
    const place = corners[highest] as Float64Array;
    let height = towards(trial, place, 1);
    if (height < best) {
      const beyond = towards(further, place, 2);
      if (beyond < height) {
        [trial, further] = [further, trial];
        height = beyond;
      }
    } else if (height >= (heights[second] as number)) {
      const inside = towards(further, place, height < worst ? 0.5 : -0.5);
      if (inside < Math.min(height, worst)) {
        [trial, further] = [further, trial];
        height = inside;
      } else {
        shrink(corners, heights, lowest, of);
        continue;
      }
    }
    place.set(trial);
    heights[highest] = height;
  }
  lowest = heights.reduce((least, height, corner) => (height < (heights[least] as number) ? corner : least), 0);
  return corners[lowest] as Float64Array;
}

/** All corners halfway to the lowest one. */
function shrink(
  corners: readonly Float64Array[],
  heights: Float64Array,
  lowest: number,
  of: (place: Float64Array) => number,
): void {
  const best = corners[lowest] as Float64Array;
  for (const [corner, place] of corners.entries()) {
    if (corner === lowest) continue;
    for (let axis = 0; axis < place.length; axis++)
      place[axis] = ((place[axis] as number) + (best[axis] as number)) / 2;
    heights[corner] = of(place);
  }
}
