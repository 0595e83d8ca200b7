import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { NoticeId, NoticeValues } from './model.ts';

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
  };
  notice_setting: { person_id: PersonId; kind: string; by_mail: boolean };
};

export const tables = tablesOf<NotificationTables>();
