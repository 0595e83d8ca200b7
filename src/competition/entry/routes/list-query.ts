import { parseId } from '#platform/ids.ts';
import { type EntryFilter, entrySorts } from '../model/list.ts';
import { entryStates } from '../model/states.ts';
import type { ListQuery } from '../paths.ts';

const codeIn = (text: string): string | null => (/^[a-z0-9_-]{1,40}$/i.test(text) ? text : null);

/** The filter that the fields say; what they say wrongly is no filter. */
export function filterOf(get: (name: keyof ListQuery) => string): EntryFilter {
  return {
    editionId: parseId<'EditionId'>(get('edisi')),
    state: entryStates.find((state) => state === get('status')) ?? null,
    group: codeIn(get('kelompok')),
    category: codeIn(get('kategori')),
    institutionId: parseId<'InstitutionId'>(get('instansi')),
    text: get('q').trim().slice(0, 200),
    sort: entrySorts.find((sort) => sort === get('urut')) ?? (get('status') === 'with_admin' ? 'lama' : 'baru'),
  };
}

/** The same as an address carries it. */
export function queryOf(filter: EntryFilter): ListQuery {
  const isUsual = filter.sort === (filter.state === 'with_admin' ? 'lama' : 'baru');
  const fields = {
    edisi: filter.editionId ?? '',
    status: filter.state ?? '',
    kelompok: filter.group ?? '',
    kategori: filter.category ?? '',
    instansi: filter.institutionId ?? '',
    q: filter.text,
    urut: isUsual ? '' : filter.sort,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
