import type { Viewer } from '#identity/index.ts';
import type { Config } from '#platform/config.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { digestOf } from '../../entry/rules/digest.ts';
import { openObjectionsBefore } from '../../objection/queries/figures.ts';
import { plenarySigned } from '../events.ts';
import { outcomes } from '../model/course.ts';
import type { MinutesContent } from '../model/minutes.ts';
import type { Plenary } from '../model/plenary.ts';
import type { StageRefusal } from '../model/refusal.ts';
import { type Placed, placedOf } from '../queries/field.ts';
import { minutesOfPlenary, undecidedBefore } from '../queries/plenary.ts';
import { scoresOf, sureness } from '../queries/scores.ts';
import { decidingAfter, isInFieldOf } from '../rules/course.ts';
import { minutesOf } from '../rules/minutes.ts';
import { chosenOf, faultsOf, type PlenaryFault } from '../rules/plenary.ts';
import { tables } from '../schema.ts';
import { bumped, type HeldPlenary, holdPlenary, leavePlenaryTrace, type OfPlenary } from './plenary.ts';
import { type Decided, undoPassages, writePassages } from './trace.ts';

export type SignRefusal = StageRefusal | { readonly faults: readonly PlenaryFault[] };

type Signing = OfPlenary & { readonly revision: number };
type Setting = Pick<Config, 'leftBehindRegions'>;

/**
 * Signs the minutes as they stand: they are frozen, and decide of every entry of the field. Signing what is signed already changes
 * nothing.
 */
export async function signPlenary(
  tx: Tx,
  who: Viewer,
  { config, ...signing }: Signing & { readonly config: Setting },
  now: Date,
): Promise<Outcome<{ readonly no: number }, SignRefusal>> {
  const held = await holdPlenary(tx, who, signing, now);
  if (!held.ok) return held;
  const { edition, plenary } = held.value;
  const [last] = await minutesOfPlenary(tx, plenary.id);
  if (plenary.state === 'signed') return done({ no: last?.no ?? 1 });
  if (plenary.revision !== signing.revision) return refused('stale');
  const { field, ...waiting } = await sittingOf(tx, held.value);
  const faults = faultsOf({ plenary, document: edition.document, field, ...waiting });
  if (faults.length > 0) return refused({ faults });
  const no = (last?.no ?? 0) + 1;
  const leftBehind = new Set(config.leftBehindRegions);
  const sure = await sureness(tx, edition, plenary.stage);
  const signedBy = who.person?.name ?? '';
  const content = minutesOf({ no, edition, plenary, field, leftBehind, sure, signedBy }, now);
  const sha256 = digestOf(content);
  await freeze(tx, who, { plenary, no, content, sha256 }, now);
  const chosen = chosenOf(plenary.choices);
  const decided = field.map((it) => decisionOf(it, plenary, chosen));
  await writePassages(tx, who, { edition, decided }, now);
  await leavePlenaryTrace(tx, who, { id: plenary.id, verb: 'sign', after: { no, sha256 } }, now);
  await emit(tx, plenarySigned, { editionId: edition.id, stage: plenary.stage, no }, now);
  return done({ no });
}

/** The field with its scores, and what it waits for: entries that earlier stages still have to decide, objections to be answered. */
async function sittingOf(tx: Tx, { edition, plenary: { stage } }: HeldPlenary) {
  const placed = await placedOf(tx, edition);
  const scores = await scoresOf(tx, edition, stage);
  const field = placed
    .filter((it) => isInFieldOf(edition.document, stage, it.passages))
    .map((it) => ({ ...it, score: scores.get(it.id) ?? null }));
  const objections = await openObjectionsBefore(tx, edition, stage);
  return { field, undecided: undecidedBefore(edition, stage, placed), objections };
}

type Frozen = {
  readonly plenary: Plenary;
  readonly no: number;
  readonly content: MinutesContent;
  readonly sha256: string;
};

async function freeze(tx: Tx, who: Viewer, { plenary, no, content, sha256 }: Frozen, now: Date): Promise<void> {
  const signed = { signed_by: who.person?.id ?? null, signed_at: now };
  const reopened = { reopened_by: null, reopened_at: null, reopen_reason: '' };
  await tables(tx)
    .insertInto('plenary_minutes')
    .values({ plenary_id: plenary.id, no, content, sha256, ...signed, ...reopened })
    .execute();
  await tables(tx)
    .updateTable('plenary')
    .set({ state: 'signed', ...signed })
    .where('id', '=', plenary.id)
    .execute();
  await bumped(tx, plenary);
}

function decisionOf({ id }: Placed, { id: plenaryId, stage, choices }: Plenary, chosen: ReadonlySet<string>): Decided {
  const isChosen = chosen.has(id);
  const award = isChosen && stage === 'tpi_plenary' ? (choices.get(id)?.award ?? null) : null;
  return { entryId: id, stage, outcome: isChosen ? outcomes[stage].on : outcomes[stage].out, award, plenaryId };
}

/** Opens signed minutes again, for a reason, while no later stage has decided; what they decided is taken back. */
export async function reopenPlenary(
  tx: Tx,
  who: Viewer,
  { reason, ...given }: OfPlenary & { readonly reason: string },
  now: Date,
): Promise<Outcome<null, StageRefusal>> {
  const held = await holdPlenary(tx, who, given, now);
  if (!held.ok) return held;
  const { edition, plenary } = held.value;
  if (plenary.state !== 'signed') return refused('not_signed');
  if (reason.trim() === '') return refused('reason_missing');
  const placed = await placedOf(tx, edition);
  const decidedHere = placed.filter((it) => it.passages.some((one) => one.stage === plenary.stage));
  const later = decidingAfter(edition.document, plenary.stage);
  if (decidedHere.some((it) => it.passages.some((one) => later.includes(one.stage)))) return refused('later_decided');
  await undoPassages(
    tx,
    decidedHere.map((it) => it.id),
    plenary.stage,
    now,
  );
  const reopened = { reopened_by: who.person?.id ?? null, reopened_at: now, reopen_reason: reason.trim() };
  await tables(tx)
    .updateTable('plenary_minutes')
    .set(reopened)
    .where('plenary_id', '=', plenary.id)
    .where('reopened_at', 'is', null)
    .execute();
  const open = { state: 'open', signed_by: null, signed_at: null, announced_at: null } as const;
  await tables(tx).updateTable('plenary').set(open).where('id', '=', plenary.id).execute();
  await bumped(tx, plenary);
  await leavePlenaryTrace(tx, who, { id: plenary.id, verb: 'reopen', after: { reason: reason.trim() } }, now);
  return done(null);
}
