import { expect, test } from 'vitest';
import type { HomeTask } from '#platform/capability.ts';
import { mostUrgentFirst } from './task-order.ts';

const task = (text: string, due: string | null, [done, total]: readonly [number, number]): HomeTask => ({
  of: 'Kompetisi Uji',
  text,
  href: '/',
  done,
  total,
  due: due === null ? null : new Date(due),
});

test('what is due soonest comes first, without a date after it, and what is finished last', () => {
  const tasks = [
    task('finished and overdue', '2026-11-01T00:00:00Z', [4, 4]),
    task('undated', null, [0, 4]),
    task('next week', '2026-12-07T00:00:00Z', [3, 4]),
    task('overdue', '2026-11-20T00:00:00Z', [2, 4]),
    task('undated, as it came', null, [1, 4]),
  ];
  expect(mostUrgentFirst(tasks).map((it) => it.text)).toEqual([
    'overdue',
    'next week',
    'undated',
    'undated, as it came',
    'finished and overdue',
  ]);
});
