export type Minimum = { readonly point: readonly number[]; readonly value: number };
type Options = { readonly step: number; readonly tolerance: number; readonly most: number };

const mix = (a: readonly number[], b: readonly number[], share: number): number[] =>
  a.map((it, index) => it + share * ((b[index] as number) - it));

/** The lowest point of a smooth function of few numbers (Nelder & Mead 1965), with the usual 1, 2, ½, ½; it throws no dice. */
export function minimise(
  cost: (point: readonly number[]) => number,
  start: readonly number[],
  options: Options,
): Minimum {
  const make = (point: readonly number[]): Minimum => ({ point, value: cost(point) });
  let corners = [start, ...start.map((_, axis) => start.map((it, at) => (at === axis ? it + options.step : it)))].map(
    make,
  );
  for (let round = 0; round < options.most; round += 1) {
    corners.sort((a, b) => a.value - b.value);
    if (widthOf(corners) < options.tolerance) break;
    corners = step(corners, make);
  }
  return corners.reduce((best, it) => (it.value < best.value ? it : best));
}

function step(corners: readonly Minimum[], make: (point: readonly number[]) => Minimum): Minimum[] {
  const [best, others, worst] = [corners[0] as Minimum, corners.slice(0, -1), corners.at(-1) as Minimum];
  const middle = best.point.map(
    (_, axis) => others.reduce((sum, it) => sum + (it.point[axis] as number), 0) / others.length,
  );
  const reflected = make(mix(middle, worst.point, -1));
  if (reflected.value < best.value) {
    const further = make(mix(middle, worst.point, -2));
    return [...others, further.value < reflected.value ? further : reflected];
  }
  if (others.some((it) => reflected.value < it.value)) return [...others, reflected];
  const nearer = make(mix(middle, (reflected.value < worst.value ? reflected : worst).point, 0.5));
  if (nearer.value < Math.min(worst.value, reflected.value)) return [...others, nearer];
  return [best, ...corners.slice(1).map((it) => make(mix(best.point, it.point, 0.5)))];
}

function widthOf(corners: readonly Minimum[]): number {
  const best = corners[0]?.point ?? [];
  return Math.max(
    ...corners.flatMap((it) =>
      it.point.map((value, axis) => Math.abs(value - (best[axis] as number)) / (1 + Math.abs(value))),
    ),
  );
}
