import { expect, test } from 'vitest';
import { ratedDocument } from '../../../../tests/support/rated.ts';
import { whyNotChangeRating } from './rating.ts';

const [opens, closes] = ['2026-06-04T00:00:00Z', '2026-06-30T00:00:00Z'];
const before = ratedDocument({ opens, closes });
const [early, during, after] = ['2026-06-03T00:00:00Z', '2026-06-10T00:00:00Z', closes].map((it) => new Date(it)) as [
  Date,
  Date,
  Date,
];

test.each([
  ['its scale', ratedDocument({ opens, closes, settings: { marks: 4 } }), [null, 'rating_begun', 'rating_begun']],
  ['that there is one', ratedDocument({ settings: null }), [null, 'rating_begun', 'rating_begun']],
  ['its closing', ratedDocument({ opens, closes: '2026-07-05T00:00:00Z' }), [null, null, 'rating_over']],
  ['its opening', ratedDocument({ opens: '2026-06-20T00:00:00Z', closes }), [null, null, 'rating_over']],
  ['who sees the figures', ratedDocument({ opens, closes, settings: { figures: 'never' } }), [null, null, null]],
])('%s changes before people rate, while they do, and afterwards', (_what, next, expected) => {
  expect([early, during, after].map((it) => whyNotChangeRating(before, next, it))).toEqual(expected);
});

test('one that comes anew is no change of another', () => {
  expect(whyNotChangeRating(ratedDocument({ settings: null }), before, during)).toBeNull();
});
