import { parseId } from '#platform/ids.ts';
import { subjectKinds } from '../../catalogue/model/parts.ts';
import { sheetStates } from '../model/states.ts';
import type { SheetFilter } from '../queries/sheets.ts';

const LONGEST = 200;

export function filterIn(query: URLSearchParams): SheetFilter {
  return {
    editionId: parseId<'InstrumentEditionId'>(query.get('edisi')),
    state: sheetStates.find((it) => it === query.get('status')) ?? null,
    kind: subjectKinds.find((it) => it === query.get('jenis')) ?? null,
    text: (query.get('q') ?? '').trim().slice(0, LONGEST),
  };
}
