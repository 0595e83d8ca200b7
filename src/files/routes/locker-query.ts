import { evidenceKinds } from '../model.ts';
import type { LockerQuery } from '../paths.ts';
import { type LockerFilter, lockerMarks } from '../queries/evidence.ts';
import { type FilesVisit, yearOf } from './visit.tsx';

/** The evidence that the address asks for; what it says wrongly is no filter. */
export function askedLocker({ query, now }: FilesVisit): {
  readonly asked: Required<Omit<LockerQuery, 'halaman'>>;
  readonly filter: LockerFilter;
} {
  const filter: LockerFilter = {
    text: query.get('cari')?.trim().slice(0, 200) ?? '',
    kind: evidenceKinds.find((it) => it === query.get('jenis')) ?? null,
    mark: lockerMarks.find((it) => it === query.get('tanda')) ?? null,
    year: yearOf(now),
  };
  return { asked: { cari: filter.text, jenis: filter.kind ?? '', tanda: filter.mark ?? '' }, filter };
}
