import type { Viewer } from '#identity/index.ts';
import type { ListExport } from '#platform/export/list.ts';
import { recordExport } from '../actions.ts';

/** Keeps who took a list that holds more than everybody may read; `page` is the address of the list's page. */
export function takenFrom(page: string): NonNullable<ListExport<Viewer>['taken']> {
  return (tx, { viewer, now }, taken) =>
    recordExport(tx, viewer, { kind: 'list', subject: { kind: 'list', id: page }, taken }, now);
}
