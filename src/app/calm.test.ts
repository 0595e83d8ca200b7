import { expect, test } from 'vitest';
import { Calm } from './calm.ts';

/** What looks say after so many requests each. */
const looks = (...requests: number[]) => {
  const calm = new Calm();
  return requests.map((count) => {
    for (let n = 0; n < count; n += 1) calm.tell();
    return calm.look();
  });
};

test('what the start left behind is collected in the first calm, once', () => {
  expect(looks(0, 0, 0)).toEqual([true, false, false]);
  expect(looks(50, 3, 0)).toEqual([false, true, false]);
});

test('after a rush it is collected when few ask, and only when enough has come together', () => {
  expect(looks(0, 500, 400, 3, 0)).toEqual([true, false, false, true, false]);
  expect(looks(0, 199, 0, 1, 0)).toEqual([true, false, false, true, false]);
});
