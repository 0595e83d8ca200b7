import { record } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import type { ListExport } from '#platform/export/list.ts';
import type { Viewer } from '../model.ts';
import { actorOf } from '../rules/guard.ts';

/** Keeps who took a list of people away; `page` is the address of the list's page. */
export function takenAs(event: string, page: string): NonNullable<ListExport<Viewer>['taken']> {
  return (tx: Tx, visit, what) =>
    record(tx, actorOf(visit.viewer), { event, subject: { kind: 'list', id: page }, after: what }, visit.now);
}
