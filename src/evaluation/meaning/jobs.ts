import { parseId } from '#platform/ids.ts';
import type { Job } from '#platform/jobs.ts';
import { keepFound, RECKON_JOB } from './actions/reckon.ts';
import { findApart } from './apart.ts';
import { digestOf, handedIn, scoresOf } from './queries/counted.ts';
import { reckoningOf } from './queries/reckoning.ts';

/** Works out what the sheets of a round mean; run twice, it finds the same. */
export const reckonJob: Job = {
  name: RECKON_JOB,
  run: async (payload, { db, log, now }) => {
    const roundId = parseId<'RoundId'>((payload as { roundId?: string }).roundId);
    const asked = roundId ? await reckoningOf(db.conn, roundId) : null;
    if (!roundId || asked?.state !== 'waiting') return;
    const sheets = await handedIn(db.conn, roundId);
    // The round's own id is the seed: whoever asks again gets the same places.
    const found = await findApart({ scores: scoresOf(sheets), cut: asked.cut, seed: roundId });
    const kept = { roundId, cut: asked.cut, digest: digestOf(sheets), sheets: sheets.length, found };
    await db.transact((tx) => keepFound(tx, kept, now));
    log.info({ roundId, sheets: sheets.length }, 'worked out what the sheets of a round mean');
  },
};
