import type { SubjectDoor } from '#files/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { evidencePlaces, type ReplicationId } from './model/replication.ts';
import { paths } from './paths.ts';
import { replicationsByIds } from './queries/replication.ts';

/** What files asks of replications: who may read the one that an evidence proves, and what it is called. */
export const replicationSubject: SubjectDoor = {
  kind: 'replication',
  read: async (conn, viewer, ids) => {
    const found = await replicationsByIds(conn, viewer, ids as readonly ReplicationId[]);
    return new Map(
      found.map((it) => {
        const title = t('transfer.one.title', { title: it.originTitle });
        return [it.id as string, { reads: 'work' as const, title, href: paths.one.to(it.id), placeName }];
      }),
    );
  },
};

function placeName(place: string): string {
  const known = evidencePlaces.find((it) => it === place);
  return known ? t(`transfer.place.${known}`) : place;
}
