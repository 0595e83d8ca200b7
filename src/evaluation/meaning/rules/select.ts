import { num } from './design.ts';

/** Puts the `count` largest values in front, in place, in no order (Hoare's quickselect, 1961; pivot: median of three). */
export function largestFirst(values: Float64Array, count: number): void {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const [left, right] = parted(values, low, high);
    if (count - 1 <= right) high = right;
    else if (count - 1 >= left) low = left;
    else return;
  }
}

/** Parts a stretch at its pivot; answers where the smaller begin and the larger end. */
function parted(values: Float64Array, low: number, high: number): readonly [number, number] {
  const pivot = median(num(values, low), num(values, (low + high) >> 1), num(values, high));
  let [left, right] = [low, high];
  while (left <= right) {
    while (num(values, left) > pivot) left += 1;
    while (num(values, right) < pivot) right -= 1;
    if (left > right) break;
    const kept = num(values, left);
    values[left] = num(values, right);
    values[right] = kept;
    left += 1;
    right -= 1;
  }
  return [left, right];
}

const median = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

/** The middle between the smallest of the first `count` and the largest of the others, once the largest stand in front. */
export function cutBetween(values: Float64Array, count: number): number {
  let [least, next] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < count; at += 1) least = Math.min(least, num(values, at));
  for (let at = count; at < values.length; at += 1) next = Math.max(next, num(values, at));
  return (least + next) / 2;
}

/** How many of the values, sorted upwards, are larger than this one, plus one: its rank. */
export function rankIn(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (num(sorted, middle) > value) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low + 1;
}
