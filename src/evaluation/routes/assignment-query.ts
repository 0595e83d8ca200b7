import { parseId } from '#platform/ids.ts';
import { type AssignmentFilter, assignmentSorts } from '../rules/assignment-list.ts';

/** The subjects that the address or the form asks for. */
export function assignmentIn(get: (name: string) => string | null): AssignmentFilter {
  return {
    text: (get('cari') ?? '').trim().slice(0, 100),
    isLacking: get('kurang') === 'ya',
    institutionId: parseId<'InstitutionId'>(get('instansi') ?? ''),
    sort: assignmentSorts.find((it) => it === get('urut')) ?? 'nomor',
  };
}
