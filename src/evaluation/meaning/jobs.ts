import { parseId } from '#platform/ids.ts';
import type { Job } from '#platform/jobs.ts';
import type { SubjectDoor } from '../door.ts';
import { roundById } from '../queries/round.ts';
import { keepFound } from './actions/reckon.ts';
import { findApart } from './apart.ts';
import { digestOf, handedIn } from './queries/counted.ts';
import { reckoningOf } from './queries/reckoning.ts';
import { wishOf } from './queries/wish.ts';

/** Works out what the sheets of a round mean; run twice, it finds the same. */
export const reckonJob = (doors: readonly SubjectDoor[]): Job => ({
  name: 'evaluation.reckon',
  run: async (payload, { db, log, now }) => {
    const roundId = parseId<'RoundId'>((payload as { roundId?: string }).roundId);
    const asked = roundId ? await reckoningOf(db.conn, roundId) : null;
    if (!roundId || asked?.state !== 'waiting') return;
    const round = await roundById(db.conn, roundId);
    if (!round) return;
    const sheets = await handedIn(db.conn, roundId);
    const { cut, cuts, scale } = asked;
    const wanted = { cut, cuts, scale };
    const found = await findApart(await wishOf(db.conn, doors, { round, sheets, wanted }));
    const kept = { roundId, wanted, digest: digestOf(sheets), sheets: sheets.length, found };
    await db.transact((tx) => keepFound(tx, kept, now));
    log.info({ roundId, sheets: sheets.length }, 'worked out what the sheets of a round mean');
  },
});
