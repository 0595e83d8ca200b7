import { acting, regenciesOf, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect, type Visit } from '#platform/http/route.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { workPage } from '../../casework/routes/visit.tsx';
import { declareProfile } from '../actions/profile.ts';
import type { Profile, RequestRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import { profileOf } from '../queries/profiles.ts';
import { whyNotEdit } from '../rules/moves.ts';
import { ProfilePage } from '../views/profile-page.tsx';
import { refusal, refusalText, requestTrail } from './ends.tsx';

type ProfileVisit = Visit<Viewer>;
const editors = acting('coach', 'hub_admin');

export const profileRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.profile.pattern,
    guard: editors,
    event: 'coaching.request.profile_form',
    handle: async (visit) => profilePage(visit, await profileIn(visit), {}),
  },
  { method: 'post', path: paths.profile.pattern, guard: editors, event: 'coaching.request.profile', handle: declare },
];

/** The coach of the address, when the viewer may change what he declares. */
async function profileIn({ db, viewer, params }: ProfileVisit): Promise<Profile> {
  const id = parseId<'PersonId'>(params.id);
  const profile = id && whyNotEdit(id, viewer) === null ? await profileOf(db.conn, id) : null;
  if (!profile) throw new NotFound();
  return profile;
}

/** The regencies and cities of the hub, as codes. */
const regionsOf = ({ config }: ProfileVisit): readonly string[] => regenciesOf(config.hubRegion).map((it) => it.code);

function profilePage(visit: ProfileVisit, profile: Profile, errors: FieldErrors, status?: 409): Answer {
  const { form } = visit;
  const isTyped = form.has('kapasitas');
  const typed = isTyped
    ? {
        affairs: form.all('urusan'),
        regionCodes: form.all('wilayah'),
        capacity: form.get('kapasitas'),
        isOpen: form.has('terima'),
        about: form.get('tentang'),
      }
    : { ...profile, capacity: String(profile.capacity) };
  const body = <ProfilePage profile={profile} regions={regionsOf(visit)} typed={typed} errors={errors} />;
  const page = { title: profile.name, trail: requestTrail(), width: 'reading' as const, body };
  return workPage({ ...page, ...(status ? { status } : {}) }, errors);
}

const boxes: Partial<Readonly<Record<RequestRefusal, string>>> = {
  affair_wrong: 'urusan',
  region_wrong: 'wilayah',
  capacity_wrong: 'kapasitas',
  about_long: 'tentang',
  stale: '',
};

const COUNT = /^\d{1,4}$/;

async function declare(visit: ProfileVisit): Promise<Answer> {
  const profile = await profileIn(visit);
  const { db, viewer, form, now } = visit;
  const typed = form.get('kapasitas').trim();
  const declaring = {
    personId: profile.personId,
    affairs: form.all('urusan'),
    regionCodes: form.all('wilayah'),
    capacity: COUNT.test(typed) ? Number(typed) : null,
    isOpen: form.has('terima'),
    about: form.get('tentang'),
    revision: /^\d{1,9}$/.test(form.get('revision')) ? Number(form.get('revision')) : -1,
  };
  const regions = regionsOf(visit);
  const outcome = await db.transact((tx) => declareProfile(tx, viewer, { declaring, regions }, now));
  if (outcome.ok) return redirect(paths.coaches.to(), 'request.done.profile');
  const box = boxes[outcome.why];
  if (box === undefined) return refusal(outcome.why, paths.coaches.to());
  return profilePage(visit, profile, { [box]: refusalText(outcome.why) }, outcome.why === 'stale' ? 409 : undefined);
}
