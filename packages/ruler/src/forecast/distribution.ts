/** Share of a standard normal distribution below `z`, to 1e-15 (West 2005, after Hart 1968). */
export function normalShare(z: number): number {
  const size = Math.abs(z);
  if (size > 37) return z > 0 ? 1 : 0;
  const density = Math.exp((-size * size) / 2);
  let tail: number;
  if (size < 7.07106781186547) {
    const above = horner(
      [
        0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
        220.206867912376,
      ],
      size,
    );
    const below = horner(
      [
        0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
        793.826512519948, 440.413735824752,
      ],
      size,
    );
    tail = (density * above) / below;
  } else {
    const fraction = size + 1 / (size + 2 / (size + 3 / (size + 4 / (size + 0.65))));
    tail = density / fraction / 2.506628274631;
  }
  return z > 0 ? 1 - tail : tail;
}

/** The place below which a share of a standard normal distribution lies: `normalShare` turned round, to 1e-9 (Acklam 2003). */
export function normalPlace(share: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`a share lies between 0 and 1, not at ${share}`);
  if (share > 0.5) return -normalPlace(1 - share);
  if (share < 0.02425) {
    const far = Math.sqrt(-2 * Math.log(share));
    const above = horner(
      [
        -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
        2.938163982698783,
      ],
      far,
    );
    return above / horner([0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1], far);
  }
  const away = share - 0.5;
  const square = away * away;
  const above = horner(
    [
      -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
      2.506628277459239,
    ],
    square,
  );
  return (
    (above * away) /
    horner(
      [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1],
      square,
    )
  );
}

/** Student's t as a normal place of the same share (Wallace 1959), to about a thousandth for two degrees of freedom and better for more. */
export function normalOfStudent(t: number, freedom: number): number {
  const factor = (8 * freedom + 1) / (8 * freedom + 3);
  return Math.sign(t) * factor * Math.sqrt(freedom * Math.log1p((t * t) / freedom));
}

/** The same turned round. */
export function studentOfNormal(z: number, freedom: number): number {
  const factor = (8 * freedom + 3) / (8 * freedom + 1);
  return Math.sign(z) * Math.sqrt(freedom * Math.expm1((factor * z) ** 2 / freedom));
}

const horner = (factors: readonly number[], x: number): number => factors.reduce((sum, factor) => sum * x + factor, 0);
