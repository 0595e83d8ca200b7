import type { Generated } from 'kysely';
import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { Delivery, NoticeId, NoticeValues } from './model.ts';

type NotificationTables = {
  notice: {
    id: NoticeId;
    person_id: PersonId;
    kind: string;
    values: NoticeValues;
    href: string;
    occasion: string;
    created_at: Date;
    read_at: Date | null;
    in_digest: Generated<boolean>;
  };
  notice_setting: { person_id: PersonId; kind: string; delivery: Delivery };
  notice_reader: { person_id: PersonId; code: string };
};

export const tables = tablesOf<NotificationTables>();
