import { describe, expect, test } from 'vitest';
import type { CatalogueFacet } from '../../search/filter.ts';
import { choicesOf } from './facet-choices.ts';

const values = (name: CatalogueFacet, counts: Record<string, number>, chosen: readonly string[] = []) =>
  choicesOf(name, new Map(Object.entries(counts)), chosen, '12').map(
    (it) => `${it.value}:${it.count}${it.checked ? '*' : ''}`,
  );

describe('choicesOf', () => {
  test('offers the regions of the hub one by one, other provinces as a whole, then what has no region', () => {
    const counts = { '12': 9, '12.07': 3, '12.71': 5, '12.00': 1, '35': 20, '35.78': 20, '11': 1, pusat: 40 };
    expect(values('region', counts)).toEqual(['12.71:5', '12.07:3', '12.00:1', '35:20', '11:1', 'pusat:40']);
  });

  test('keeps what is chosen even where it finds nothing', () => {
    expect(values('region', { '12.71': 5 }, ['12.07', '12.71'])).toEqual(['12.71:5*', '12.07:0*']);
    expect(values('region', { '35.78': 4 }, ['35.78'])).toEqual(['35.78:4*']);
  });

  test('has each facet in its own order', () => {
    expect(values('stage', { implementation: 9, initiative: 1, trial: 2 })).toEqual([
      'initiative:1',
      'trial:2',
      'implementation:9',
    ]);
    expect(values('award', { 'top-99': 5, ada: 9, 'top-9': 1 })).toEqual(['ada:9', 'top-9:1', 'top-99:5']);
    expect(values('sdg', { '10': 1, '9': 2 })).toEqual(['9:2', '10:1']);
    expect(values('year', { '2019': 5, '2024': 1 })).toEqual(['2024:1', '2019:5']);
    expect(values('affair', { sosial: 2, kesehatan: 7, pangan: 2 })).toEqual(['kesehatan:7', 'pangan:2', 'sosial:2']);
  });
});
