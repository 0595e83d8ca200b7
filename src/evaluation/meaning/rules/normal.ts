/**
 * Upper tail of the standard normal distribution, to seven digits: the complementary error function by Chebyshev fit, Press et al.,
 * Numerical Recipes, 6.2 (`erfcc`, relative error below 1.2·10⁻⁷).
 */
export function upperTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const power = CHEBYSHEV.reduceRight((sum, it) => sum * t + it, 0);
  const tail = 0.5 * t * Math.exp(-x * x + power);
  return z >= 0 ? tail : 1 - tail;
}

const CHEBYSHEV = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
  0.17087277,
];

/** Standard normal distribution function. */
export const normalBelow = (z: number): number => upperTail(-z);

/** A t value with so many degrees of freedom as a standard normal one (Wallace 1959). */
export function zOfT(t: number, degrees: number): number {
  const size = ((8 * degrees + 1) / (8 * degrees + 3)) * Math.sqrt(degrees * Math.log1p((t * t) / degrees));
  return t < 0 ? -size : size;
}

/** A χ² value with so many degrees of freedom as a standard normal one (Wilson & Hilferty 1931). */
export function zOfChiSquared(value: number, degrees: number): number {
  const scale = 2 / (9 * degrees);
  return (Math.cbrt(value / degrees) - (1 - scale)) / Math.sqrt(scale);
}

/** The t value with so many degrees of freedom that stands where this standard normal one does (Wallace 1959, turned round). */
export function tOfZ(z: number, degrees: number): number {
  const scaled = (z * (8 * degrees + 3)) / (8 * degrees + 1);
  return Math.sign(z) * Math.sqrt(degrees * Math.expm1(scaled ** 2 / degrees));
}
