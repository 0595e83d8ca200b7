import type { InstitutionId, PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { ReminderId } from './model.ts';

type ReminderTables = {
  hub_reminder: {
    id: ReminderId;
    region_code: string;
    note: string;
    asked_by: PersonId | null;
    asked_at: Date;
    goes_at: Date;
    cancelled_by: PersonId | null;
    cancelled_at: Date | null;
    sent_at: Date | null;
  };
  hub_reminder_member: { reminder_id: ReminderId; institution_id: InstitutionId };
  /** Of those below; read in joins, never written. */
  institution: { id: InstitutionId; region_code: string };
  person: { id: PersonId; name: string };
};

export const tables = tablesOf<ReminderTables>();
