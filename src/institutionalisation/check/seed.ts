import type { Viewer } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { dayOf } from '#platform/dates.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import type { InnovationId } from '#registry/index.ts';
import { answerItem, judgeItem } from './actions/answer.ts';
import { closeEarly, openRound } from './actions/round.ts';
import type { RoundId } from './model/check.ts';
import { itemsOfInnovation } from './queries/items.ts';

export type Cast = { readonly innovationId: InnovationId; readonly writer: Viewer; readonly admin: Viewer };

const DAY_MS = 86_400_000;
const ANSWERED = 20;
const CLOSED = 30;
const NOTE = 'Putaran contoh untuk peragaan.';

/** A round of the year before that is closed, answered for the model case alone; and one of this year that is open. */
export async function seedChecks({ db, now }: SeedContext, cast: Cast): Promise<void> {
  if ((await itemsOfInnovation(db.conn, cast.innovationId)).length > 0) return;
  const { admin, writer, innovationId } = cast;
  const past = new Date(now.getTime() - 365 * DAY_MS);
  const before = await open({ admin, at: past, days: CLOSED });
  const item = (await itemsOfInnovation(db.conn, innovationId)).find((it) => it.roundId === before);
  if (item) {
    const at = new Date(past.getTime() + ANSWERED * DAY_MS);
    const said = {
      status: 'developing',
      reason: 'Diperluas ke lebih banyak PKBM (contoh).',
      since: dayOf(past),
    } as const;
    const answering = { id: item.id, revision: item.revision, evidenceId: null, ...said };
    await db.transact(async (tx) => {
      must(await answerItem(tx, writer, answering, at));
      const judging = { id: item.id, revision: item.revision + 1, verdict: 'verify', note: '' } as const;
      must(await judgeItem(tx, admin, judging, at));
    });
  }
  const end = new Date(past.getTime() + CLOSED * DAY_MS);
  await db.transact(async (tx) => must(await closeEarly(tx, admin, { id: before, revision: 1 }, end)));
  await open({ admin, at: now, days: CLOSED });

  async function open({ admin: who, at, days }: { admin: Viewer; at: Date; days: number }): Promise<RoundId> {
    const given = {
      ...{ id: newId<'CheckRoundId'>(at.getTime()), year: Number(dayOf(at).slice(0, 4)), opens: dayOf(at) },
      ...{ closes: dayOf(new Date(at.getTime() + days * DAY_MS)), regionCode: null, begunUntil: null },
      ...{ withStopped: true, note: NOTE },
    };
    return must(await db.transact((tx) => openRound(tx, who, given, at)));
  }
}
