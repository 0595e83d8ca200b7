import { sql } from 'kysely';
import type { SubjectDoor } from '#files/index.ts';
import type { PersonId } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { whyNotRead } from '../../lasting/visibility.ts';
import type { ItemId } from '../model/check.ts';
import { paths } from '../paths.ts';
import { tables } from '../schema.ts';

/** What files asks of answers of the yearly check: whoever sees the work on the innovation reads what proves them. */
export const checkSubject: SubjectDoor = {
  kind: 'check_item',
  read: async (conn, viewer, ids) => {
    const rows = await tables(conn)
      .selectFrom('check_item as t')
      .innerJoin('check_round as r', 'r.id', 't.round_id')
      .innerJoin('innovation', 'innovation.id', 't.innovation_id')
      .leftJoin('innovation_version as v', 'v.id', 'innovation.published_version_id')
      .select([
        't.id',
        'r.year',
        'innovation.state',
        'innovation.institution_id as institutionId',
        'innovation.unit_id as unitId',
        sql<string>`coalesce(v.content ->> 'title', '')`.as('title'),
        sql<PersonId[]>`array(select k.person_id::text from innovation_keeper k
          where k.innovation_id = innovation.id and k.until is null)`.as('keeperIds'),
      ])
      .where('t.id', 'in', ids as readonly ItemId[])
      .execute();
    const readable = rows.flatMap((row) => {
      if (whyNotRead(row, viewer)) return [];
      const placeName = () => t('check.place', { year: String(row.year) });
      return [
        [
          row.id as string,
          { reads: 'work' as const, title: row.title, href: paths.item.to(row.id), placeName },
        ] as const,
      ];
    });
    return new Map(readable);
  },
};
