import type { Generated } from 'kysely';
import type { InstitutionId, MembershipId, PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { Locale } from '#platform/i18n/i18n.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { TakeoutId, TakeoutState } from './model.ts';

export type TakeoutTables = {
  edition_takeout: {
    id: TakeoutId;
    edition_id: EditionId;
    asked_by: PersonId;
    membership_id: MembershipId;
    lang: Locale;
    state: TakeoutState;
    total: number;
    done: Generated<number>;
    bytes: Generated<number>;
    with_files: boolean;
    with_pdfs: boolean;
    lacking: Generated<number>;
    attempt: Generated<number>;
    failures: Generated<number>;
    asked_at: Date;
    touched_at: Date;
    finished_at: Date | null;
  };
  edition_takeout_part: { takeout_id: TakeoutId; no: number; bytes: Buffer };
  /** Of the room of editions; read to see who organises. */
  edition: { id: EditionId; organiser_id: InstitutionId };
};

export const tables = tablesOf<TakeoutTables>();
