import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JurorId, SubjectRowId } from '../model/ids.ts';
import { type Pair, type Sharing, shareOut } from './assignment.ts';

const jurorsOf = (n: number) => Array.from({ length: n }, (_, i) => `juror-${i}` as JurorId);
const rowsOf = (n: number) => Array.from({ length: n }, (_, i) => `subject-${i}` as SubjectRowId);
const keyOf = ({ jurorId, row }: Pair) => `${jurorId} ${row}`;

type Drawn = Sharing & { readonly tied: ReadonlySet<string> };

/** Rounds with ties and sheets that stand already, no standing sheet on a tie. */
function drawn(most: { readonly jurors: number; readonly subjects: number }): fc.Arbitrary<Drawn> {
  return fc
    .record({
      jurors: fc.nat(most.jurors),
      subjects: fc.nat(most.subjects),
      seed: fc.string(),
      perSubject: fc.integer({ min: 1, max: 3 }),
    })
    .chain(({ jurors, subjects, seed, perSubject }) => {
      const pairs = jurorsOf(jurors).flatMap((jurorId) => rowsOf(subjects).map((row) => ({ jurorId, row })));
      return fc
        .record({ tied: fc.subarray(pairs), standing: fc.subarray(pairs, { maxLength: Math.min(3, pairs.length) }) })
        .map(({ tied, standing }) => {
          const ties = new Set(tied.map(keyOf));
          return {
            jurors: jurorsOf(jurors),
            subjects: rowsOf(subjects),
            seed,
            perSubject,
            tied: ties,
            isTied: (pair: Pair) => ties.has(keyOf(pair)),
            standing: standing.filter((pair) => !ties.has(keyOf(pair))),
          };
        });
    });
}

const evenness = (loads: readonly number[]) => loads.reduce((sum, load) => sum + load * load, 0);

/** The evenest way there is, by trying all of them. */
function bestEvenness(sharing: Sharing): number {
  const start = new Map(sharing.jurors.map((id) => [id, sharing.standing.filter((it) => it.jurorId === id).length]));
  const walk = (index: number): number => {
    const row = sharing.subjects[index];
    if (row === undefined) return evenness([...start.values()]);
    const standing = sharing.standing.filter((it) => it.row === row).map((it) => it.jurorId);
    const free = sharing.jurors.filter((id) => !standing.includes(id) && !sharing.isTied({ jurorId: id, row }));
    const wanted = Math.min(Math.max(0, sharing.perSubject - standing.length), free.length);
    return Math.min(
      ...choicesOf(free, wanted).map((chosen) => {
        for (const id of chosen) start.set(id, (start.get(id) ?? 0) + 1);
        const best = walk(index + 1);
        for (const id of chosen) start.set(id, (start.get(id) ?? 0) - 1);
        return best;
      }),
    );
  };
  return walk(0);
}

function choicesOf<T>(all: readonly T[], n: number): readonly (readonly T[])[] {
  if (n === 0) return [[]];
  return all.flatMap((first, at) => choicesOf(all.slice(at + 1), n - 1).map((rest) => [first, ...rest]));
}

describe('sharing out sheets', () => {
  test('never gives a juror a subject of a conflict, nor one subject twice', () => {
    fc.assert(
      fc.property(drawn({ jurors: 8, subjects: 20 }), (sharing) => {
        const { pairs } = shareOut(sharing);
        expect(pairs.filter((pair) => sharing.isTied(pair))).toEqual([]);
        const all = [...sharing.standing, ...pairs].map(keyOf);
        expect(all.length).toBe(new Set(all).size);
      }),
    );
  });

  test('gives every subject its number, or says how many it lacks', () => {
    fc.assert(
      fc.property(drawn({ jurors: 8, subjects: 20 }), (sharing) => {
        const { pairs, lacking } = shareOut(sharing);
        for (const row of sharing.subjects) {
          const standing = sharing.standing.filter((it) => it.row === row);
          const given = pairs.filter((it) => it.row === row).length;
          const free = sharing.jurors.filter(
            (jurorId) => !sharing.isTied({ jurorId, row }) && !standing.some((it) => it.jurorId === jurorId),
          ).length;
          const wanted = Math.max(0, sharing.perSubject - standing.length);
          expect(given).toBe(Math.min(wanted, free));
          expect(lacking.find((it) => it.row === row)?.missing ?? 0).toBe(wanted - given);
        }
      }),
    );
  });

  test('makes loads as even as conflicts allow: no way of sharing is evener', () => {
    fc.assert(
      fc.property(drawn({ jurors: 4, subjects: 4 }), (sharing) => {
        expect(evenness([...shareOut(sharing).loads.values()])).toBe(bestEvenness(sharing));
      }),
      { numRuns: 300 },
    );
  });

  test('without conflicts no juror has more than one sheet above another', () => {
    const free = drawn({ jurors: 9, subjects: 30 }).map((it) => ({ ...it, isTied: () => false, standing: [] }));
    fc.assert(
      fc.property(free, (sharing) => {
        const loads = [...shareOut(sharing).loads.values()];
        if (loads.length > 0) expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('tells true loads, and the same seed the same result', () => {
    fc.assert(
      fc.property(drawn({ jurors: 6, subjects: 12 }), (sharing) => {
        const { pairs, loads } = shareOut(sharing);
        for (const id of sharing.jurors) {
          const own = [...sharing.standing, ...pairs].filter((it) => it.jurorId === id).length;
          expect(loads.get(id)).toBe(own);
        }
        expect(shareOut(sharing).pairs).toEqual(pairs);
      }),
    );
  });

  test('another seed mixes anew', () => {
    const base = { jurors: jurorsOf(5), subjects: rowsOf(20), isTied: () => false, standing: [], perSubject: 2 };
    expect(shareOut({ ...base, seed: 'a' }).pairs).not.toEqual(shareOut({ ...base, seed: 'b' }).pairs);
  });

  test('is quick for a national round: 2,500 subjects, 60 jurors, two sheets each', () => {
    const jurors = jurorsOf(60);
    const isTied = ({ jurorId, row }: Pair) => (Number(row.slice(8)) + Number(jurorId.slice(6))) % 30 === 0;
    const before = performance.now();
    const { pairs, lacking, loads } = shareOut({
      jurors,
      subjects: rowsOf(2500),
      isTied,
      standing: [],
      perSubject: 2,
      seed: 'nasional',
    });
    expect(performance.now() - before).toBeLessThan(5000);
    expect([pairs.length, lacking.length]).toEqual([5000, 0]);
    expect([Math.min(...loads.values()), Math.max(...loads.values())]).toEqual([83, 84]);
  });
});
