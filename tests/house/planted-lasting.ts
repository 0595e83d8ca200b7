import { endMembership } from '../../src/identity/actions/memberships.ts';
import { openRound } from '../../src/institutionalisation/check/actions/round.ts';
import type { RoundId } from '../../src/institutionalisation/check/model/check.ts';
import type { LastingRecordId } from '../../src/institutionalisation/lasting/model/record.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { plantClaim, plantDocument, planted } from '../support/lasting.ts';
import { testNow } from '../support/people.ts';
import type { Stage } from '../support/stage.ts';
import { wholeContent } from './planted.ts';

/** A record of lasting of Toba that waits to be verified, with a paper. */
export async function plantLasting(stage: Stage): Promise<LastingRecordId> {
  const { innovator } = stage.people;
  const innovationId = await stage.record({
    state: 'published',
    content: wholeContent,
    keepers: [innovator.person.id],
  });
  const desk = { db: stage.database.db };
  const id = await plantClaim(desk, innovator, { innovationId });
  await plantDocument(desk, innovator, { id });
  return id;
}

/** A running agreement of Toba whose official has left. */
export async function plantLeftAgreement(stage: Stage): Promise<LastingRecordId> {
  const { innovator, local_admin } = stage.people;
  const innovationId = await stage.record({
    state: 'published',
    content: wholeContent,
    keepers: [innovator.person.id],
  });
  const { personId, membershipId } = await stage.newcomer();
  const { db } = stage.database;
  const content = { ...planted.performance, officialId: personId };
  const id = await plantClaim({ db }, innovator, { innovationId, content });
  must(await db.transact((tx) => endMembership(tx, local_admin, membershipId, testNow)));
  return id;
}

let year = 2030;

/** A round of Toba's own admin that is open, of a year that nothing else has. */
export async function plantRound(stage: Stage): Promise<RoundId> {
  await stage.record({ state: 'published', content: wholeContent, keepers: [stage.people.innovator.person.id] });
  year += 1;
  const given = {
    ...{ id: newId<'CheckRoundId'>(), year, opens: '2026-03-01', closes: '2026-12-31' },
    ...{ regionCode: null, begunUntil: null, withStopped: true, note: '' },
  };
  const { db } = stage.database;
  return must(await db.transact((tx) => openRound(tx, stage.people.local_admin, given, testNow)));
}

/** One innovation in such a round; `periksa` and what reads it want an answer of its keeper. */
export async function plantItem(stage: Stage, path: string): Promise<string> {
  const roundId = await plantRound(stage);
  const found = await stage.database.db.pool.query<{ id: string }>(
    'select id from check_item where round_id = $1 order by id desc limit 1',
    [roundId],
  );
  const id = found.rows[0]?.id ?? '';
  if (path.endsWith('/periksa'))
    await stage.database.db.pool.query(
      `update check_item set state = 'answered', status = 'continuing', reason = 'Masih berjalan.', since = '2026-01-05',
        answered_by = $2, answered_at = $3, revision = 2 where id = $1`,
      [id, stage.people.innovator.person.id, testNow],
    );
  return id;
}

const answered = { status: 'continuing', alasan: 'Masih berjalan.', sejak: '2026-01-05' };

/** What a person would type into the forms of lasting. */
export const lastingFillers = {
  '/kelola/inovasi/:id/pelembagaan/:dimensi': () => ({
    ...{ program: 'Program pendidikan', dokumen: 'dpa', disetujui: '150.000.000', id: newId<'LastingRecordId'>() },
  }),
  '/kelola/pelembagaan/:id/ubah': () => ({ judul: 'Judul lain' }),
  '/kelola/pelembagaan/:id/berakhir': () => ({ alasan: 'Jabatan dihapus.' }),
  '/kelola/pelembagaan/:id/cabut': () => ({ alasan: 'Ganda.', revisi: '1' }),
  '/kelola/pelembagaan/:id/periksa': () => ({ hasil: 'verify', revisi: '1' }),
  '/kelola/pelembagaan/:id/dokumen/baru': () => ({ judul: 'Dokumen baru' }),
  '/kelola/pemantauan/baru': () => {
    year += 1;
    return { tahun: String(year), mulai: '2026-03-02', sampai: '2026-12-31', id: newId<'CheckRoundId'>() };
  },
  '/kelola/pemantauan/:id/ubah': () => ({ sampai: '2026-11-30', revisi: '1' }),
  '/kelola/pemantauan/:id/tutup': () => ({ revisi: '1' }),
  '/kelola/pemantauan-jawaban/:id/jawab': () => ({ ...answered, revisi: '1' }),
  '/kelola/pemantauan-jawaban/:id/periksa': () => ({ hasil: 'verify', revisi: '2' }),
} as const;
