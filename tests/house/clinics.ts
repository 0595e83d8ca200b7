import { plantDraftClinic } from '../support/clinics.ts';
import type { Stage } from '../support/stage.ts';
import { pathOf } from './addresses.ts';
import { fresh } from './fresh.ts';
import type { Filler } from './problem-forms.ts';

/** A clinic of the hub that invites Toba, in the state that the path wants. */
export async function clinicTarget({ database, people, places }: Stage): Promise<string> {
  return plantDraftClinic(database.db, people.hub_admin, {
    invitedIds: [places.toba],
    coachIds: [people.coach.person.id],
  });
}

/** What a person would type into the forms of clinics. */
export const clinicFillers: Readonly<Record<string, Filler>> = {
  '/klinik/baru': ({ places }) => ({
    ...{ id: pathOf(':id'), judul: fresh('Klinik'), mulai: '2026-04-01T09:00', selesai: '2026-04-01T15:00' },
    ...{ tempat: 'Aula', kapasitas: '30', undangan: places.toba },
  }),
  '/klinik/:id/ubah': ({ places }) => ({ judul: fresh('Klinik lain'), undangan: places.toba }),
};
