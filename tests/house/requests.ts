import { askForHelp } from '../../src/coaching/request/actions/ask.ts';
import { moveRequest } from '../../src/coaching/request/actions/move.ts';
import { declareProfile } from '../../src/coaching/request/actions/profile.ts';
import type { RequestId } from '../../src/coaching/request/model.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { personWith, testNow } from '../support/people.ts';
import type { Stage } from '../support/stage.ts';
import { pathOf } from './addresses.ts';
import { BAIT, type Planted } from './bait.ts';
import { coachIn } from './casework.ts';
import { fresh } from './fresh.ts';
import type { Filler } from './problem-forms.ts';

/** A request of Toba's innovator, which the coach of the stage is offered by itself; taken up or given back as the path wants it. */
export async function requestTarget(stage: Stage, path: string): Promise<RequestId> {
  const { database, people } = stage;
  const id = newId<'RequestId'>();
  const asked = { id, innovationId: null, problemId: null, affair: 'kesehatan', topic: 'Mengukur', need: 'Dampak.' };
  const move = async (name: 'accept' | 'decline') => {
    const moving = { id, move: name, coachId: null, note: 'Uji.' };
    must(await database.db.transact((tx) => moveRequest(tx, people.coach, moving, testNow)));
  };
  // Who coaches is free again for each target.
  await database.db.pool.query(`update coaching_request set state = 'withdrawn', ended_at = now(), result = 'Uji.'
    where ended_at is null and topic = 'Mengukur'`);
  await database.db.transact(async (tx) => must(await askForHelp(tx, people.innovator, asked, testNow)));
  if (path.endsWith('/selesai')) await move('accept');
  if (path.endsWith('/ambil') || path.endsWith('/tawarkan')) await move('decline');
  return id;
}

/** What a unit of Toba needs help with, offered to a coach who is not the stage's. */
export async function plantRequestSecrets(stage: Stage): Promise<Planted> {
  const { db } = stage.database;
  const by = await personWith(db, fresh('Pendamping ahli'), [coachIn(stage)]);
  const declaring = { affairs: ['perindustrian'], regionCodes: [], capacity: 50, isOpen: true, about: '', revision: 0 };
  const id = newId<'RequestId'>();
  const about = { innovationId: null, problemId: null, affair: 'perindustrian', topic: 'Rahasia' };
  await db.transact(async (tx) => {
    must(await declareProfile(tx, by, { declaring: { ...declaring, personId: by.person.id }, regions: [] }, testNow));
    const asked = { id, ...about, need: `Butuh ${BAIT} rahasiabutuh` };
    must(await askForHelp(tx, stage.people.innovator, asked, testNow));
  });
  const readers = ['innovator', 'local_admin', 'hub_admin', 'system_admin'] as const;
  return {
    secrets: [{ name: 'request: rahasiabutuh', word: 'rahasiabutuh', readers }],
    ids: { 'permintaan-pendampingan': [id] },
  };
}

/** What a person would type into the forms of requests. */
export const requestFillers: Readonly<Record<string, Filler>> = {
  '/kelola/permintaan-pendampingan/baru': () => ({
    ...{ id: pathOf(':id'), topik: fresh('Permintaan'), urusan: 'sosial', kebutuhan: 'Cara mengukur.' },
  }),
  '/kelola/permintaan-pendampingan/:id/tawarkan': ({ people }) => ({ pendamping: people.coach.person.id }),
  '/kelola/permintaan-pendampingan/:id/tolak': () => ({ alasan: 'Uji.' }),
  '/kelola/permintaan-pendampingan/:id/teruskan': ({ people }) => ({
    ...{ pendamping: people.coach.person.id, alasan: 'Uji.' },
  }),
  '/kelola/permintaan-pendampingan/:id/selesai': () => ({ hasil: 'Terukur.' }),
  '/kelola/permintaan-pendampingan/:id/tarik': () => ({ alasan: 'Uji.' }),
  '/kelola/pendamping/:id': () => ({ kapasitas: '50' }),
};
