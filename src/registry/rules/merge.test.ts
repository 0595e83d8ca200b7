import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from './changes.ts';
import { type Flat, merge, type Shape } from './merge.ts';

const shape: Shape = {
  fields: ['title', 'summary', 'figure', 'unit', 'goals', 'rows'],
  together: [['figure', 'unit']],
  sets: ['goals'],
  rows: { rows: { key: 'name', columns: ['name', 'before', 'after', 'source'], together: [['before', 'after']] } },
};
const base = {
  title: 'Antrean',
  summary: 'Ringkas',
  figure: 10,
  unit: 'menit',
  goals: [1, 3],
  rows: [
    { name: 'Waktu', before: 90, after: 45, source: 'SKM' },
    { name: 'Warga', before: 10, after: 20, source: '' },
  ],
};
const changed = (change: Flat): Flat => ({ ...base, ...change });
const merged = (stored: Flat, typed: Flat, from: Flat | null = base) => merge({ base: from, stored, typed }, shape);
const [time, people] = base.rows;

describe('fields', () => {
  test('changed by one side each stand both, and it is said which came from the other', () => {
    const found = merged(changed({ title: 'Antrean lansia' }), changed({ summary: 'Lebih ringkas' }));
    expect(found).toEqual({
      merged: changed({ title: 'Antrean lansia', summary: 'Lebih ringkas' }),
      clashes: [],
      theirs: ['title'],
    });
  });

  test('changed by both sides clash, and what was typed stays', () => {
    const found = merged(changed({ title: 'Satu' }), changed({ title: 'Dua' }));
    expect(found.clashes).toEqual([{ kind: 'box', path: 'title', base: 'Antrean', stored: 'Satu', typed: 'Dua' }]);
    expect(found.merged.title).toBe('Dua');
  });

  test('changed by both sides to the same are no clash', () => {
    expect(merged(changed({ title: 'Satu' }), changed({ title: 'Satu' }))).toMatchObject({ clashes: [], theirs: [] });
  });

  test('that mean nothing without each other clash together: no figure gets another’s unit', () => {
    const found = merged(changed({ unit: 'jam' }), changed({ figure: 12 }));
    expect(found.clashes.map((it) => it.path)).toEqual(['figure', 'unit']);
  });

  test('clash wherever they differ when nobody knows where they began', () => {
    const found = merged(changed({ title: 'Satu', goals: [1] }), changed({ rows: [] }), null);
    expect(found.clashes.map((it) => [it.kind, it.path])).toEqual([
      ['box', 'title'],
      ['box', 'goals'],
      ['rows', 'rows'],
    ]);
  });
});

test('choices of both sides come together', () => {
  expect(merged(changed({ goals: [1, 3, 5] }), changed({ goals: [3, 4] }))).toMatchObject({
    merged: { goals: [3, 4, 5] },
    clashes: [],
    theirs: ['goals'],
  });
});

describe('rows', () => {
  const rows = (...all: readonly unknown[]) => changed({ rows: all });

  test('added by both sides stand both', () => {
    const [one, two] = [
      { name: 'Desa', before: 1, after: 2, source: '' },
      { name: 'Kader', before: 3, after: 4, source: '' },
    ];
    const found = merged(rows(time, people, one), rows(time, people, two));
    expect([found.merged.rows, found.clashes]).toEqual([[time, people, one, two], []]);
  });

  test('are merged column by column, figures of a row together', () => {
    const found = merged(rows({ ...time, after: 40 }, people), rows({ ...time, source: 'Survei' }, people));
    expect([found.merged.rows, found.clashes]).toEqual([[{ ...time, after: 40, source: 'Survei' }, people], []]);
    const torn = merged(rows({ ...time, after: 40 }, people), rows({ ...time, before: 95 }, people));
    expect(torn.clashes.map((it) => it.path)).toEqual(['rows.0.before', 'rows.0.after']);
  });

  test('taken away by one side are gone, unless the other changed them', () => {
    expect(merged(rows(people), changed({ title: 'Lain' })).merged.rows).toEqual([people]);
    expect(merged(rows(people), rows(time, { ...people, after: 30 })).merged.rows).toEqual([{ ...people, after: 30 }]);
    const other = { ...time, after: 40 };
    expect(merged(rows(people), rows(other, people)).clashes).toEqual([
      { kind: 'row', path: 'rows.1', removedBy: 'stored', row: other },
    ]);
    expect(merged(rows(other, people), rows(people)).clashes).toEqual([
      { kind: 'row', path: 'rows.0', removedBy: 'typed', row: other },
    ]);
  });

  test('that cannot be told apart clash as a whole', () => {
    const twice = rows(time, time);
    expect(merged(twice, rows({ ...time, after: 1 }))).toMatchObject({
      merged: { rows: [{ ...time, after: 1 }] },
      clashes: [{ kind: 'rows', path: 'rows', stored: [time, time] }],
    });
  });
});

const same = (a: unknown, b: unknown) => canonical(a ?? null) === canonical(b ?? null);

function contents(): fc.Arbitrary<Flat> {
  const figure = fc.constantFrom(null, 1, 2, 3);
  const row = fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    before: figure,
    after: figure,
    source: fc.constantFrom('', 'x', 'y'),
  });
  return fc.record({
    title: fc.constantFrom('p', 'q', 'r'),
    summary: fc.constantFrom('', 's', 't'),
    figure,
    unit: fc.constantFrom('', 'u', 'v'),
    goals: fc.uniqueArray(fc.constantFrom(1, 2, 3, 4), { maxLength: 4 }).map((it) => it.sort()),
    rows: fc.uniqueArray(row, { maxLength: 4, selector: (it) => it.name }),
  });
}

test('no field that either side changed is lost: it stands in the merge or among the clashes', () => {
  fc.assert(
    fc.property(contents(), contents(), contents(), (from, stored, typed) => {
      const found = merge({ base: from, stored, typed }, shape);
      const clashing = new Set(found.clashes.map((it) => it.path));
      for (const field of ['title', 'summary', 'figure', 'unit'] as const) {
        if (clashing.has(field)) {
          expect(found.clashes.find((it) => it.path === field)).toMatchObject({
            stored: stored[field],
            typed: typed[field],
          });
        } else {
          if (!same(stored[field], from[field])) expect(found.merged[field]).toEqual(stored[field]);
          if (!same(typed[field], from[field])) expect(found.merged[field]).toEqual(typed[field]);
        }
      }
    }),
    { numRuns: 500 },
  );
});

type Row = { readonly name: string } & Flat;
const named = (rows: unknown, name: string) => (rows as readonly Row[]).find((it) => it.name === name);

test('no row that either side added or changed is lost', () => {
  fc.assert(
    fc.property(contents(), contents(), contents(), (from, stored, typed) => {
      const { merged: made, clashes } = merge({ base: from, stored, typed }, shape);
      for (const side of [stored, typed]) {
        for (const row of side.rows as readonly Row[]) {
          const before = named(from.rows, row.name);
          if (same(row, before)) continue;
          const at = (made.rows as readonly Row[]).findIndex((it) => it.name === row.name);
          expect(at).toBeGreaterThanOrEqual(0);
          const kept = (made.rows as readonly Row[])[at] as Row;
          const changed = ['before', 'after', 'source'].filter(
            (column) => !before || !same(row[column], before[column]),
          );
          const lost = changed.filter(
            (column) => !same(kept[column], row[column]) && !clashes.some((it) => it.path === `rows.${at}.${column}`),
          );
          expect(lost).toEqual([]);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('merging is no matter of who came first, where nothing clashes', () => {
  fc.assert(
    fc.property(contents(), contents(), contents(), (from, stored, typed) => {
      const one = merge({ base: from, stored, typed }, shape);
      const other = merge({ base: from, stored: typed, typed: stored }, shape);
      fc.pre(one.clashes.length === 0);
      expect(other.clashes).toEqual([]);
      const sorted = (it: Flat) => ({
        ...it,
        rows: [...(it.rows as Row[])].sort((a, b) => a.name.localeCompare(b.name)),
      });
      expect(sorted(one.merged)).toEqual(sorted(other.merged));
    }),
  );
});
