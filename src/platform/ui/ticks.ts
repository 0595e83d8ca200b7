const STEPS = [1, 2, 2.5, 5, 10];
const TEN = 10;

/** Round numbers that cover a range, `count` of them or a few less or more; equal ends are widened. */
export function roundTicks(low: number, high: number, count = 5): readonly number[] {
  const span = high - low || Math.abs(high) || 1;
  const raw = span / Math.max(1, count - 1);
  const power = TEN ** Math.floor(Math.log10(raw));
  const step = power * (STEPS.find((it) => it * power >= raw) ?? TEN);
  const first = Math.floor(low / step);
  const last = Math.ceil((high === low ? low + span : high) / step);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(TEN)));
}
