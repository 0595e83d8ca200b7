import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import type { EntryId } from '../../src/competition/entry/model/entry.ts';
import { askRating } from '../../src/competition/rating/actions/ask.ts';
import { voidBatch } from '../../src/competition/rating/actions/void.ts';
import type { BallotId } from '../../src/competition/rating/model.ts';
import { sourcedBallots } from '../../src/competition/rating/queries/ballots.ts';
import { BURST_LEAST, burstName, burstsOf } from '../../src/competition/rating/rules/bursts.ts';
import { nobody } from '../../src/identity/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { testConfig, testNow } from '../support/people.ts';
import { plantRated, ratedDocument } from '../support/rated.ts';
import { callerOn, tokenFor } from '../support/rating.ts';
import type { Stage } from '../support/stage.ts';

const ofRating = /^\/(?:kelola\/)?kompetisi\/:id\/penilaian-publik(?:\/|$)/;

/** Whether the route is one of the public rating. */
export const isOfRating = (path: string): boolean => ofRating.test(path);

type Beside = { entry: EntryId; token: string; kumpulan: string; pembatalan: string };
const planted = new Map<string, Beside>();

/** An edition of the hub whose finalist, of the unit in Toba, the public rates; with what the path needs to have something to do. */
export async function plantRating(stage: Stage, path: string): Promise<string> {
  const { db } = stage.database;
  const home = { title: 'Finalis uji', institutionId: stage.places.toba, unitId: stage.places.unit };
  const document = ratedDocument({ settings: { publicComments: true } });
  const { editionId, entries } = await plantRated(db, stage.people.hub_admin, { homes: [home], document });
  const beside: Beside = { entry: entries[0] as EntryId, token: '', kumpulan: '', pembatalan: newId() };
  planted.set(editionId, beside);
  if (path.endsWith('/konfirmasi')) beside.token = await waiting(stage, editionId, beside.entry);
  if (!/\/(?:batal|pulihkan)\//.test(path)) return editionId;
  beside.kumpulan = await flood(stage, editionId, beside.entry);
  const given = { editionId, batch: beside.kumpulan, reason: 'Satu kantor.' };
  if (path.includes('/pulihkan/'))
    beside.pembatalan = must(await db.transact((tx) => voidBatch(tx, stage.people.hub_admin, given, testNow)));
  return editionId;
}

async function waiting({ database: { db } }: Stage, editionId: EditionId, entryId: EntryId): Promise<string> {
  const email = `${editionId}@contoh.example`;
  const caller = callerOn(db, { config: { ...testConfig, authRateLimit: false } });
  const marks = [{ entryId, mark: 4, comment: '' }];
  must(await askRating(caller, nobody, { id: newId<'BallotId'>() as BallotId, editionId, email, marks }));
  return tokenFor(db, email);
}

/** As many confirmations as make a burst; answers its name. */
async function flood({ database: { db } }: Stage, editionId: EditionId, entryId: EntryId): Promise<string> {
  await db.pool.query(
    `with made as (insert into rating_ballot (id, edition_id, state, domain, token_hash, asked_at, expires_at, confirmed_at)
       select gen_random_uuid(), $1, 'confirmed', 'banjir.example', gen_random_uuid()::text, now(), now(), now()
       from generate_series(1, $3::integer) returning id)
     insert into rating_mark (ballot_id, edition_id, entry_id, mark, state) select id, $1, $2, 5, 'counts' from made`,
    [editionId, entryId, BURST_LEAST],
  );
  const [burst] = burstsOf(await sourcedBallots(db.conn, editionId));
  return burst ? burstName(burst) : '';
}

/** A mark with words beside it, by somebody whom nobody knows. */
export async function plantComment({ database: { db } }: Stage, editionId: string): Promise<void> {
  await db.pool.query(
    `with made as (insert into rating_ballot (id, edition_id, state, domain, token_hash, asked_at, expires_at, confirmed_at)
       values (gen_random_uuid(), $1, 'confirmed', 'warga.example', gen_random_uuid()::text, now(), now(), now()) returning id)
     insert into rating_mark (ballot_id, edition_id, entry_id, mark, state, comment)
     select id, $1, $2, 4, 'counts', 'Antreannya pendek.' from made`,
    [editionId, planted.get(editionId)?.entry],
  );
}

/** What stands in the address beside the edition. */
export function partOfRating(editionId: string): Readonly<Record<string, string>> {
  const { kumpulan, pembatalan } = planted.get(editionId) ?? { kumpulan: '', pembatalan: newId() };
  return { kumpulan, pembatalan };
}

const besideOf = (path: string) => planted.get(path.split('/').find((it) => planted.has(it)) ?? '');

/** What a visitor or an organiser would type, by the route's path; `path` is the visited one. */
export const ratingFillers: Readonly<Record<string, (path: string) => Readonly<Record<string, string>>>> = {
  '/kompetisi/:id/penilaian-publik': (path) => ({
    [`nilai.${besideOf(path)?.entry}`]: '4',
    surel: `${newId()}@contoh.example`,
  }),
  '/kompetisi/:id/penilaian-publik/konfirmasi': (path) => ({ token: besideOf(path)?.token ?? '' }),
  '/kelola/kompetisi/:id/penilaian-publik/batal/:kumpulan': () => ({ alasan: 'Satu kantor.' }),
  '/kelola/kompetisi/:id/penilaian-publik/pulihkan/:pembatalan': () => ({ alasan: 'Pelatihan bersama.' }),
};
