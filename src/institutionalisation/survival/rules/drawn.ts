import type { CurvePoint } from './kaplan-meier.ts';

/** More points than a picture has room for are no more to be seen. */
export const MOST_DRAWN = 500;

/** The points of a picture that ends at `until`: where they are many, the last of each stretch, with all that happened in it. */
export function drawnPoints(points: readonly CurvePoint[], until: number): readonly CurvePoint[] {
  const inside = points.filter((it) => it.time <= until);
  if (inside.length <= MOST_DRAWN) return inside;
  const stretches = Map.groupBy(inside, (it) => Math.ceil((it.time / until) * MOST_DRAWN));
  return [...stretches.values()].flatMap((own) => {
    const last = own.at(-1);
    if (!last) return [];
    const sum = (of: (point: CurvePoint) => number) => own.reduce((total, it) => total + of(it), 0);
    return [{ ...last, stopped: sum((it) => it.stopped), censored: sum((it) => it.censored) }];
  });
}
