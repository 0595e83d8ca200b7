import { demoPeople, type Role, type Viewer, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import preset from '../../../presets/demo/requests.json' with { type: 'json' };
import { askForHelp } from './actions/ask.ts';
import { moveRequest } from './actions/move.ts';
import { declareProfile } from './actions/profile.ts';
import { profileOf } from './queries/profiles.ts';
import { tables } from './schema.ts';

const DAY_MS = 86_400_000;

/** A coach who declares what he knows; requests that he was offered, has taken up, and that nobody has. Made once. */
export async function seedRequests(context: SeedContext): Promise<void> {
  const { db, now, progress, config } = context;
  const known = await tables(db.conn).selectFrom('coaching_request').select('id').limit(1).executeTakeFirst();
  const people = known ? null : await demoPeople(db.conn);
  const viewer = async (key: string, role: Role): Promise<Viewer | null> => {
    const id = people?.get(key);
    return id ? viewerOfPerson(db.conn, id, role) : null;
  };
  const coach = await viewer('pendamping', 'coach');
  const profile = coach?.person ? await profileOf(db.conn, coach.person.id) : null;
  if (!coach || !profile || config.hubRegion !== preset.hub) return;
  progress(t('request.seed'));
  const declaring = { ...preset.profile, personId: profile.personId, isOpen: true, revision: profile.revision };
  const regions = preset.profile.regionCodes;
  await db.transact(async (tx) => must(await declareProfile(tx, coach, { declaring, regions }, now)));
  for (const told of preset.requests) {
    const asker = await viewer(told.person, told.role as Role);
    if (!asker) continue;
    const at = new Date(now.getTime() - told.daysAgo * DAY_MS);
    const id = newId<'RequestId'>(at.getTime());
    const { affair, topic, need } = told;
    await db.transact(async (tx) => {
      must(await askForHelp(tx, asker, { id, innovationId: null, problemId: null, affair, topic, need }, at));
      const moving = { id, move: 'accept' as const, coachId: null, note: '' };
      if (told.accepted) must(await moveRequest(tx, coach, moving, new Date(at.getTime() + DAY_MS)));
    });
  }
}
