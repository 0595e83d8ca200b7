import { describe, expect, test } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import { findIn, type KnownInstitution, type PlaceCells, readPlace, resolvePlace } from './place.ts';

const cells = (given: Partial<PlaceCells>): PlaceCells => ({
  institution: '',
  unit: '',
  kind: '',
  province: '',
  region: '',
  ...given,
});
const id = (text: string) => text as InstitutionId;
const known: readonly KnownInstitution[] = [
  { id: id('deli'), kind: 'regency', name: 'Pemerintah Kabupaten Deli Serdang', regionCode: '12.07' },
  { id: id('sumut'), kind: 'province', name: 'Pemerintah Provinsi Sumatera Utara', regionCode: '12' },
  { id: id('kumham'), kind: 'ministry', name: 'Kementerian Hukum dan HAM', regionCode: null },
  { id: id('desa-a'), kind: 'village', name: 'Desa Sukamaju', regionCode: '12.07' },
  { id: id('desa-b'), kind: 'village', name: 'Desa Sukamaju', regionCode: '12.12' },
];
const hub = { find: findIn(known), only: null };
const local = { find: findIn(known), only: id('deli') };

describe('what a row says of its place', () => {
  test('an agency with its unit in brackets', () => {
    const { place, unit } = readPlace(cells({ institution: 'Pemerintah Kabupaten Deli Serdang (Dinas Pendidikan)' }));
    expect([place?.name, place?.regionCode, place?.key, unit]).toEqual([
      'Pemerintah Kabupaten Deli Serdang',
      '12.07',
      'pemerintah kabupaten deli serdang|12.07',
      'Dinas Pendidikan',
    ]);
  });

  test('a column of units wins over brackets', () => {
    const said = cells({ institution: 'Pemkab Deli Serdang (Disdik)', unit: ' Dinas  Pendidikan ' });
    expect(readPlace(said).unit).toBe('Dinas Pendidikan');
  });

  test('a column of regions names the government of the region', () => {
    expect(readPlace(cells({ region: 'Kab. Deli Serdang' })).place?.name).toBe('Pemerintah Kabupaten Deli Serdang');
  });

  test('an office beside a region is a unit of that government', () => {
    const { place, unit } = readPlace(cells({ institution: 'Dinas Kesehatan', region: 'Toba' }));
    expect([place?.name, unit]).toEqual(['Pemerintah Kabupaten Toba', 'Dinas Kesehatan']);
  });

  test.each(['', '-', '?', 'tidak disebut', 'agency not in excerpt'])('"%s" names no institution', (institution) => {
    expect(readPlace(cells({ institution })).place).toBeNull();
  });

  test('what cannot be told keeps its text and the province', () => {
    const { place } = readPlace(
      cells({ institution: 'Sulawesi Utara (agency not in excerpt)', kind: '?', province: 'Sulawesi Utara' }),
    );
    expect(place).toEqual({
      key: '?sulawesi utara agency not in excerpt|71',
      text: 'Sulawesi Utara (agency not in excerpt)',
      kind: null,
      name: null,
      regionCode: '71',
      doubts: ['not_stated', 'kind_unknown'],
      candidates: [],
    });
  });

  test('a name that two regions bear gives both to choose from', () => {
    const { place } = readPlace(cells({ institution: 'Pemerintah Malang' }));
    expect([place?.doubts, place?.candidates]).toEqual([['region_ambiguous'], ['35.07', '35.73']]);
  });
});

describe('what becomes of a place', () => {
  const placed = (given: Partial<PlaceCells>) => {
    const { place } = readPlace(cells(given));
    if (!place) throw new Error('no place');
    return place;
  };

  test('a government is found by its region, others by their name', () => {
    const said = [
      { institution: 'Pemkab Deli Serdang' },
      { institution: 'Kementerian Hukum dan HAM RI', kind: 'kementerian' },
    ];
    expect(said.map((it) => resolvePlace(placed(it), null, hub))).toEqual([
      { standing: 'matched', institutionId: 'deli', toMake: null },
      { standing: 'matched', institutionId: 'kumham', toMake: null },
    ]);
  });

  test('an institution that does not stand yet is made', () => {
    expect(resolvePlace(placed({ institution: 'Pemerintah Kota Medan' }), null, hub)).toEqual({
      standing: 'new',
      institutionId: null,
      toMake: { kind: 'city', name: 'Pemerintah Kota Medan', regionCode: '12.71' },
    });
  });

  test('an unclear one waits for a choice; unless one is made it is taken as written, nothing added', () => {
    const place = placed({ institution: 'Rumah Singgah Cahaya', province: 'Sumatera Utara' });
    const asWritten = { kind: 'other', name: 'Rumah Singgah Cahaya', regionCode: '12' };
    expect(resolvePlace(place, null, hub)).toEqual({ standing: 'unclear', institutionId: null, toMake: asWritten });
    expect(resolvePlace(place, { kind: 'as_written' }, hub)).toEqual({
      standing: 'new',
      institutionId: null,
      toMake: asWritten,
    });
    expect(resolvePlace(place, { kind: 'region', regionCode: '12.07' }, hub).institutionId).toBe('deli');
    expect(resolvePlace(place, { kind: 'institution', institutionId: id('sumut') }, hub).institutionId).toBe('sumut');
    expect(resolvePlace(place, { kind: 'leave_out' }, hub).standing).toBe('missing');
  });

  test('a local admin touches the own institution alone, and makes none', () => {
    expect(resolvePlace(placed({ institution: 'Pemkab Deli Serdang' }), null, local).standing).toBe('matched');
    expect(resolvePlace(placed({ institution: 'Pemkab Toba' }), null, local).standing).toBe('foreign');
    expect(resolvePlace(placed({ institution: 'Kementerian Sosial' }), null, local).standing).toBe('foreign');
    expect(
      resolvePlace(placed({ institution: 'X' }), { kind: 'institution', institutionId: id('sumut') }, local).standing,
    ).toBe('foreign');
  });

  test('a name that two institutions bear is not chosen between', () => {
    expect(hub.find({ kind: 'village', name: 'Desa Sukamaju', regionCode: null })).toBeNull();
    expect(hub.find({ kind: 'village', name: 'Desa Sukamaju', regionCode: '12.12' })).toBe('desa-b');
  });
});
