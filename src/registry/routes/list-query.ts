import { parseId } from '#platform/ids.ts';
import { listMarks, listStates, type RecordFilter } from '../model/list.ts';

/** Names of the filter's fields in addresses and forms. */
export const filterNames = ['q', 'status', 'tanda', 'instansi', 'unit'] as const;

/** The filter that the fields say; what they say wrongly is no filter. */
export function filterOf(get: (name: (typeof filterNames)[number]) => string): RecordFilter {
  return {
    text: get('q').trim().slice(0, 200),
    state: listStates.find((state) => state === get('status')) ?? null,
    mark: listMarks.find((mark) => mark === get('tanda')) ?? null,
    institutionId: parseId<'InstitutionId'>(get('instansi')),
    unitId: parseId<'UnitId'>(get('unit')),
  };
}

/** The same as an address carries it. */
export function queryOf(filter: RecordFilter): Record<string, string> {
  const fields = {
    q: filter.text,
    status: filter.state ?? '',
    tanda: filter.mark ?? '',
    instansi: filter.institutionId ?? '',
    unit: filter.unitId ?? '',
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
