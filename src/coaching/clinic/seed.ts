import { demoPeople, type PersonId, roles, type Viewer, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { dayOf, dayStart } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import preset from '../../../presets/demo/clinics.json' with { type: 'json' };
import { moveClinic } from './actions/move.ts';
import { planClinic } from './actions/plan.ts';
import { registerSelf } from './actions/register.ts';
import type { ClinicId } from './model/clinic.ts';
import { bringChoices } from './queries/brings.ts';
import { type InvitedChoice, invitedChoices } from './queries/choices.ts';
import { tables } from './schema.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

type Given = (typeof preset)['clinics'][number];
type Cast = {
  readonly hub: Viewer;
  readonly coachId: PersonId;
  readonly governments: readonly InvitedChoice[];
  readonly people: ReadonlyMap<string, PersonId>;
};

/** Clinics of the demonstration hub. Made once, and only where its people are. */
export async function seedClinics(context: SeedContext): Promise<void> {
  const { db, progress } = context;
  const known = await tables(db.conn).selectFrom('clinic').select('id').limit(1).executeTakeFirst();
  const people = await demoPeople(db.conn);
  const [hubId, coachId] = [people.get('admin.hub'), people.get('pendamping')];
  const hub = hubId ? await viewerOfPerson(db.conn, hubId, 'hub_admin') : null;
  if (known || !hub || !coachId) return;
  progress(t('clinic.seed'));
  const governments = (await invitedChoices(db.conn)).filter(
    (it) =>
      (it.kind === 'regency' || it.kind === 'city') && it.regionCode?.startsWith(`${hub.acting?.regionCode ?? ''}.`),
  );
  for (const given of preset.clinics) await oneClinic(context, { hub, coachId, governments, people }, given);
}

async function oneClinic(context: SeedContext, cast: Cast, given: Given): Promise<void> {
  const { db, now } = context;
  const { hub, coachId, governments } = cast;
  const id = newId<'ClinicId'>(now.getTime());
  const regions: readonly string[] = given.regions;
  const invited = governments.filter((it) => regions.length === 0 || regions.includes(it.regionCode ?? ''));
  const { title, place, link, capacity, agenda, isPublic } = given;
  const plan = { title, place, link, capacity, agenda, isPublic, coachIds: [coachId], ...timeOf(given, now) };
  const planned = new Date(Math.min(now.getTime(), plan.startsAt.getTime() - 14 * DAY_MS));
  await db.transact(async (tx) => {
    must(await planClinic(tx, hub, { ...plan, id, invitedIds: invited.map((it) => it.id) }, planned));
    if (given.announced) must(await moveClinic(tx, hub, { id, revision: 1, deed: 'announce' }, planned));
  });
  for (const { person, note } of given.people) await comes(context, cast, { id, person, note, at: planned });
}

function timeOf({ inDays, fromHour, untilHour }: Given, now: Date) {
  const start = dayStart(dayOf(new Date(now.getTime() + inDays * DAY_MS))) ?? now;
  const at = (hour: number) => new Date(start.getTime() + hour * HOUR_MS);
  return { startsAt: at(fromHour), endsAt: at(untilHour) };
}

type Coming = { readonly id: ClinicId; readonly person: string; readonly note: string; readonly at: Date };

/** Somebody registers with the first innovation or problem that one may bring. */
async function comes({ db }: SeedContext, { people }: Cast, { id, person, note, at }: Coming): Promise<void> {
  const personId = people.get(person);
  const viewers = personId ? await Promise.all(roles.map((role) => viewerOfPerson(db.conn, personId, role))) : [];
  const who = viewers.find((it) => it !== null);
  if (!who) return;
  const brings = (await bringChoices(db.conn, who))[0]?.value ?? '';
  const given = { clinicId: id, id: newId<'RegistrationId'>(at.getTime()), brings, note };
  await db.transact(async (tx) => must(await registerSelf(tx, who, given, at)));
}
