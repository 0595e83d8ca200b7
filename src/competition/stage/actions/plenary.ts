import { sql } from 'kysely';
import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import { editionById } from '../../edition/queries/editions.ts';
import type { PlenaryId } from '../model/ids.ts';
import type { Choice, Member, Plenary, PlenaryStage } from '../model/plenary.ts';
import type { StageRefusal } from '../model/refusal.ts';
import { fieldOf } from '../queries/field.ts';
import { plenaryOf } from '../queries/plenary.ts';
import { whyNotDecide } from '../rules/check-moves.ts';
import { isAwardFor } from '../rules/plenary.ts';
import { tables } from '../schema.ts';
import { AT_ONCE } from './trace.ts';

export const plenaryVerbs = ['begin', 'edit', 'choose', 'sign', 'reopen'] as const;
export type PlenaryVerb = (typeof plenaryVerbs)[number];

type Deed = { readonly id: PlenaryId; readonly verb: PlenaryVerb; readonly before?: unknown; readonly after?: unknown };

export async function leavePlenaryTrace(tx: Tx, who: Viewer, { id, verb, before, after }: Deed, now: Date) {
  const entry = { event: `competition.plenary.${verb}`, subject: { kind: 'plenary', id }, before, after };
  await record(tx, actorOf(who), entry, now);
}

export type OfPlenary = { readonly editionId: EditionId; readonly stage: PlenaryStage };
export type HeldPlenary = { readonly edition: Edition; readonly plenary: Plenary };

/** The plenary of the stage with its edition, held until the transaction ends; it is begun when nobody has yet. */
export async function holdPlenary(
  tx: Tx,
  who: Viewer,
  { editionId, stage }: OfPlenary,
  now: Date,
): Promise<Outcome<HeldPlenary, StageRefusal>> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plenary:${editionId}:${stage}`}, 0))`.execute(tables(tx));
  const edition = await editionById(tx, editionId);
  if (!edition) return refused('not_found');
  const forbidden = whyNotDecide(edition, stage, who, now);
  if (forbidden) return refused(forbidden === 'not_yours' ? 'not_found' : forbidden);
  const known = await plenaryOf(tx, editionId, stage);
  if (known) return done({ edition, plenary: known });
  const id = newId<'PlenaryId'>(now.getTime());
  const opened = { opened_by: who.person?.id ?? null, opened_at: now, signed_by: null, signed_at: null };
  const row = { id, edition_id: editionId, stage, state: 'open', held_on: null, place: '', minutes: '' } as const;
  await tables(tx)
    .insertInto('plenary')
    .values({ ...row, ...opened })
    .execute();
  await leavePlenaryTrace(tx, who, { id, verb: 'begin', after: { stage } }, now);
  const begun = await plenaryOf(tx, editionId, stage);
  if (!begun) throw new Error('a plenary that was begun is there');
  return done({ edition, plenary: begun });
}

type Result = Promise<Outcome<{ readonly revision: number }, StageRefusal>>;

/** The same for a change: it is open, and stands as the form showed it. */
async function holdOpen(tx: Tx, who: Viewer, given: OfPlenary & { readonly revision: number }, now: Date) {
  const held = await holdPlenary(tx, who, given, now);
  if (!held.ok) return held;
  if (held.value.plenary.state === 'signed') return refused('signed' as const);
  return held.value.plenary.revision === given.revision ? held : refused('stale' as const);
}

export async function bumped(tx: Tx, { id, revision }: Plenary): Promise<number> {
  await tables(tx)
    .updateTable('plenary')
    .set({ revision: revision + 1 })
    .where('id', '=', id)
    .execute();
  return revision + 1;
}

export type Meeting = OfPlenary & {
  readonly revision: number;
  readonly heldOn: string | null;
  readonly place: string;
  readonly minutes: string;
  readonly members: readonly Member[];
};

/** Writes when, where, who was there and what was said. */
export async function saveMeeting(tx: Tx, who: Viewer, meeting: Meeting, now: Date): Result {
  const held = await holdOpen(tx, who, meeting, now);
  if (!held.ok) return held;
  const { plenary } = held.value;
  const { heldOn, place, minutes, members } = meeting;
  await tables(tx)
    .updateTable('plenary')
    .set({ held_on: heldOn, place, minutes })
    .where('id', '=', plenary.id)
    .execute();
  await tables(tx).deleteFrom('plenary_member').where('plenary_id', '=', plenary.id).execute();
  const rows = members.map((it, index) => ({ plenary_id: plenary.id, place: index + 1, ...it }));
  if (rows.length > 0) await tables(tx).insertInto('plenary_member').values(rows).execute();
  const after = { heldOn, place, present: members.filter((it) => it.present).length };
  await leavePlenaryTrace(tx, who, { id: plenary.id, verb: 'edit', after }, now);
  return done({ revision: await bumped(tx, plenary) });
}

export type Choosing = OfPlenary & { readonly revision: number; readonly choices: readonly Choice[] };

/** Writes what is said of some entries of the field; those that are not named stay as they are. */
export async function saveChoices(tx: Tx, who: Viewer, choosing: Choosing, now: Date): Result {
  const held = await holdOpen(tx, who, choosing, now);
  if (!held.ok) return held;
  const { plenary, edition } = held.value;
  const field = new Map((await fieldOf(tx, edition, choosing.stage)).map((it) => [it.id, it]));
  for (const { entryId, award } of choosing.choices) {
    const entry = field.get(entryId);
    if (!entry) return refused('not_in_field');
    if (award !== null && !isAwardFor(edition.document, entry.group, award)) return refused('award_unfit');
  }
  await writeChoices(tx, who, { plenary, choices: choosing.choices }, now);
  const chosen = choosing.choices.filter((it) => it.chosen).length;
  const after = { chosen, left_out: choosing.choices.length - chosen };
  await leavePlenaryTrace(tx, who, { id: plenary.id, verb: 'choose', after }, now);
  return done({ revision: await bumped(tx, plenary) });
}

type Chosen = { readonly plenary: Plenary; readonly choices: readonly Choice[] };

async function writeChoices(tx: Tx, who: Viewer, { plenary, choices }: Chosen, now: Date): Promise<void> {
  for (let from = 0; from < choices.length; from += AT_ONCE)
    await writeSome(tx, who, { plenary, choices: choices.slice(from, from + AT_ONCE) }, now);
}

async function writeSome(tx: Tx, who: Viewer, { plenary, choices }: Chosen, now: Date): Promise<void> {
  const rows = choices.map(({ entryId, chosen, award, reason, votes }) => ({
    plenary_id: plenary.id,
    entry_id: entryId,
    chosen,
    award_code: chosen ? award : null,
    reason: reason.trim(),
    votes_for: votes?.for ?? null,
    votes_against: votes?.against ?? null,
    votes_abstained: votes?.abstained ?? null,
    chosen_by: who.person?.id ?? null,
    chosen_at: now,
  }));
  await tables(tx)
    .insertInto('plenary_choice')
    .values(rows)
    .onConflict((clash) =>
      clash.columns(['plenary_id', 'entry_id']).doUpdateSet((it) => ({
        chosen: it.ref('excluded.chosen'),
        award_code: it.ref('excluded.award_code'),
        reason: it.ref('excluded.reason'),
        votes_for: it.ref('excluded.votes_for'),
        votes_against: it.ref('excluded.votes_against'),
        votes_abstained: it.ref('excluded.votes_abstained'),
        chosen_by: it.ref('excluded.chosen_by'),
        chosen_at: it.ref('excluded.chosen_at'),
      })),
    )
    .execute();
}
