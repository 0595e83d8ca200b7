import type { UnitId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { InnovationId, ProblemId } from '#registry/index.ts';
import { type Idea, type IdeaId, type IdeaState, type Lab, type LabId, type LabRefusal, longest } from '../model.ts';
import { ideasOf, linkable } from '../queries/parts.ts';
import { runs, whyNotChange, whyNotChoose, whyNotPropose } from '../rules.ts';
import { tables } from '../schema.ts';
import { holdLab, leaveTrace } from './trace.ts';

type Result = Promise<Outcome<null, LabRefusal>>;

export type Proposing = {
  readonly id: LabId;
  readonly ideaId: IdeaId;
  /** Of which unit it is; null: of nobody in particular. */
  readonly unitId: UnitId | null;
  readonly title: string;
  readonly text: string;
  readonly problemId: ProblemId | null;
};

export function ideaFaults({ title, text }: Pick<Proposing, 'title' | 'text'>) {
  const faults: Partial<Record<'title' | 'text', LabRefusal>> = {};
  if (title === '') faults.title = 'title_missing';
  if (title.length > longest.ideaTitle) faults.title = 'text_long';
  if (text.length > longest.idea) faults.text = 'text_long';
  return faults;
}

/** An innovator's idea is of the own unit; whoever runs the laboratory says of which unit that takes part. */
function unitOf(lab: Lab, who: Viewer, wanted: UnitId | null): UnitId | null | undefined {
  if (!runs(lab, who)) return who.acting?.unitId ?? null;
  return wanted === null || lab.units.some((it) => it.id === wanted) ? wanted : undefined;
}

/** Brings an idea, perhaps about a problem of the institution. The same form sent twice is one. */
export async function proposeIdea(tx: Tx, who: Viewer, given: Proposing, now: Date): Result {
  const { id, ideaId, title, text, problemId } = given;
  const lab = await holdLab(tx, who, id);
  if (!lab) return refused('not_found');
  const forbidden = whyNotPropose(lab, who) ?? Object.values(ideaFaults(given))[0];
  if (forbidden) return refused(forbidden);
  const unitId = unitOf(lab, who, given.unitId);
  if (unitId === undefined) return refused('unit_wrong');
  if (!(await canLink(tx, lab, { problemId, innovationId: null }))) return refused('link_wrong');
  const added = await tables(tx)
    .insertInto('coaching_lab_idea')
    .values({
      ...{ id: ideaId, lab_id: id, unit_id: unitId, title, text, state: 'proposed', problem_id: problemId },
      ...{ innovation_id: null, proposed_by: who.person?.id ?? null, proposed_at: now },
    })
    .onConflict((clash) => clash.doNothing())
    .returning('id')
    .execute();
  if (added.length > 0) await leaveTrace(tx, who, { verb: 'propose', id, after: { idea: ideaId, title } }, now);
  return done(null);
}

type Links = { readonly problemId: ProblemId | null; readonly innovationId: InnovationId | null };

async function canLink(tx: Tx, { institutionId }: Lab, { problemId, innovationId }: Links): Promise<boolean> {
  if (problemId === null && innovationId === null) return true;
  const { problems, innovations } = await linkable(tx, institutionId);
  return (
    (problemId === null || problems.some((it) => it.id === problemId)) &&
    (innovationId === null || innovations.some((it) => it.id === innovationId))
  );
}

export type Changing = Links & { readonly id: LabId; readonly ideaId: IdeaId; readonly state: IdeaState };

/** Chooses or drops an idea, or says which problem it is about and which innovation came of it; each can be said otherwise later. */
export async function changeIdea(tx: Tx, who: Viewer, given: Changing, now: Date): Result {
  const { id, ideaId, state, problemId, innovationId } = given;
  const lab = await holdLab(tx, who, id);
  const held = lab ? (await ideasOf(tx, id)).find((it) => it.id === ideaId) : undefined;
  if (!lab || !held) return refused('not_found');
  const forbidden = whyNotChange(lab, held, who) ?? (state === held.state ? null : whyNotChoose(lab, who));
  if (forbidden) return refused(forbidden);
  const before = { state: held.state, problemId: held.problemId, innovationId: held.innovationId };
  const after = { state, problemId, innovationId };
  if (JSON.stringify(before) === JSON.stringify(after)) return done(null);
  if (!(await canLink(tx, lab, changedLinks(held, given)))) return refused('link_wrong');
  await tables(tx)
    .updateTable('coaching_lab_idea')
    .set({ state, problem_id: problemId, innovation_id: innovationId })
    .where('id', '=', ideaId)
    .execute();
  await leaveTrace(
    tx,
    who,
    { verb: 'idea', id, before: { idea: ideaId, ...before }, after: { idea: ideaId, ...after } },
    now,
  );
  return done(null);
}

/** A link that stood already may stay, whatever became of its record. */
const changedLinks = (held: Idea, { problemId, innovationId }: Links): Links => ({
  problemId: problemId === held.problemId ? null : problemId,
  innovationId: innovationId === held.innovationId ? null : innovationId,
});
