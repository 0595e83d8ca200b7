import { demoPeople, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { dayOf, dayStart } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import preset from '../../../presets/demo/clinics.json' with { type: 'json' };
import { planClinic } from './actions/plan.ts';
import { invitedChoices } from './queries/choices.ts';
import { tables } from './schema.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Clinics of the demonstration hub. Made once, and only where its people are. */
export async function seedClinics({ db, now, progress }: SeedContext): Promise<void> {
  const known = await tables(db.conn).selectFrom('clinic').select('id').limit(1).executeTakeFirst();
  const people = await demoPeople(db.conn);
  const [hubId, coachId] = [people.get('admin.hub'), people.get('pendamping')];
  const hub = hubId ? await viewerOfPerson(db.conn, hubId, 'hub_admin') : null;
  if (known || !hub || !coachId) return;
  progress(t('clinic.seed'));
  const governments = (await invitedChoices(db.conn)).filter((it) => it.kind === 'regency' || it.kind === 'city');
  for (const given of preset.clinics) {
    const start = dayStart(dayOf(new Date(now.getTime() + given.inDays * DAY_MS))) ?? now;
    const plan = {
      ...{ id: newId<'ClinicId'>(now.getTime()), title: given.title, place: given.place, link: given.link },
      startsAt: new Date(start.getTime() + given.fromHour * HOUR_MS),
      endsAt: new Date(start.getTime() + given.untilHour * HOUR_MS),
      ...{ capacity: given.capacity, agenda: given.agenda, isPublic: given.isPublic, coachIds: [coachId] },
      invitedIds: governments
        .filter((it) => given.regions.length === 0 || given.regions.includes(it.regionCode ?? ''))
        .map((it) => it.id),
    };
    await db.transact(async (tx) => must(await planClinic(tx, hub, plan, now)));
  }
}
