import type { InstitutionId, PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { PublicCode } from '#platform/public-code.ts';
import type { ScreenLinkId } from './model.ts';

export const tables = tablesOf<{
  screen_link: {
    id: ScreenLinkId;
    institution_id: InstitutionId;
    code: PublicCode;
    label: string;
    made_by: PersonId | null;
    made_at: Date;
    revoked_by: PersonId | null;
    revoked_at: Date | null;
  };
  /** Read for names. */
  person: { id: PersonId; name: string };
}>();
