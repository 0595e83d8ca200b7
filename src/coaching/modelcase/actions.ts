import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { InnovationId } from '#registry/index.ts';
import type { ModelCase, ModelCaseId, ModelCaseRefusal } from './model.ts';
import { modelCaseFor, modelCaseOf } from './queries.ts';
import { faultOf, whyNotEdit, whyNotPublish } from './rules.ts';
import { tables } from './schema.ts';

export const modelCaseVerbs = ['make', 'edit', 'publish', 'withdraw'] as const;

type Trace = {
  readonly verb: (typeof modelCaseVerbs)[number];
  readonly id: string;
  readonly before?: unknown;
  readonly after?: unknown;
};

async function leaveTrace(tx: Tx, who: Viewer, { verb, id, ...entry }: Trace, now: Date): Promise<void> {
  const subject = { kind: 'model_case', id };
  await record(tx, actorOf(who), { event: `coaching.modelcase.${verb}`, subject, ...entry }, now);
}

/** Makes a case of a published record, a draft at first; answers the one that stands when there is one. */
export async function makeModelCase(
  tx: Tx,
  who: Viewer,
  { id, innovationId }: { readonly id: ModelCaseId; readonly innovationId: InnovationId },
  now: Date,
): Promise<Outcome<ModelCaseId, ModelCaseRefusal>> {
  const forbidden = whyNotEdit(who);
  if (forbidden) return refused(forbidden);
  const isPublished = await tables(tx)
    .selectFrom('innovation')
    .select('id')
    .where('id', '=', innovationId)
    .where('state', '=', 'published')
    .executeTakeFirst();
  if (!isPublished) return refused('not_found');
  const made = await tables(tx)
    .insertInto('coaching_model_case')
    .values({
      ...{ id, innovation_id: innovationId, state: 'draft', obstacles: '', guidance: '', questions: [] },
      ...{ made_by: who.person?.id ?? null, made_at: now, published_by: null, published_at: null },
      ...{ updated_at: now, revision: 1 },
    })
    .onConflict((clash) => clash.doNothing())
    .returning('id')
    .execute();
  const standing = await modelCaseOf(tx, who, innovationId);
  if (!standing) return refused('not_found');
  if (made.length > 0) await leaveTrace(tx, who, { verb: 'make', id, after: { title: standing.content.title } }, now);
  return done(standing.id);
}

/** The case held until the end of the transaction, when the viewer may read it. */
async function hold(tx: Tx, who: Viewer, id: ModelCaseId): Promise<ModelCase | null> {
  await tables(tx).selectFrom('coaching_model_case').select('id').where('id', '=', id).forUpdate().execute();
  return modelCaseFor(tx, who, id);
}

export type Teaching = Pick<ModelCase, 'id' | 'revision' | 'obstacles' | 'guidance' | 'questions'>;

/** Says what was hard, how to lead, and what to ask. */
export async function editModelCase(
  tx: Tx,
  who: Viewer,
  typed: Teaching,
  now: Date,
): Promise<Outcome<null, ModelCaseRefusal>> {
  const held = await hold(tx, who, typed.id);
  if (!held) return refused('not_found');
  const said = { obstacles: typed.obstacles.trim(), guidance: typed.guidance.trim(), questions: typed.questions };
  const forbidden = whyNotEdit(who) ?? faultOf(said);
  if (forbidden) return refused(forbidden);
  if (held.state === 'published' && said.questions.length === 0) return refused('no_questions');
  const stood = { obstacles: held.obstacles, guidance: held.guidance, questions: held.questions };
  // The same form sent twice is one change.
  if (JSON.stringify(said) === JSON.stringify(stood)) return done(null);
  if (held.revision !== typed.revision) return refused('stale');
  await tables(tx)
    .updateTable('coaching_model_case')
    .set({ ...said, updated_at: now, revision: held.revision + 1 })
    .where('id', '=', typed.id)
    .execute();
  await leaveTrace(tx, who, { verb: 'edit', id: typed.id, before: stood, after: said }, now);
  return done(null);
}

/** Shows the case to everybody, or takes it back. */
export async function showModelCase(
  tx: Tx,
  who: Viewer,
  { id, isPublic }: { readonly id: ModelCaseId; readonly isPublic: boolean },
  now: Date,
): Promise<Outcome<null, ModelCaseRefusal>> {
  const held = await hold(tx, who, id);
  if (!held) return refused('not_found');
  const forbidden = whyNotPublish(who);
  if (forbidden) return refused(forbidden);
  const state = isPublic ? 'published' : 'draft';
  // Pressed twice, it is shown once.
  if (held.state === state) return done(null);
  if (isPublic && held.questions.length === 0) return refused('no_questions');
  const stamp = isPublic ? { published_at: now, published_by: who.person?.id ?? null } : noStamp;
  await tables(tx)
    .updateTable('coaching_model_case')
    .set({ state, ...stamp, updated_at: now, revision: held.revision + 1 })
    .where('id', '=', id)
    .execute();
  const verb = isPublic ? 'publish' : 'withdraw';
  await leaveTrace(tx, who, { verb, id, after: { title: held.content.title } }, now);
  return done(null);
}

const noStamp = { published_at: null, published_by: null };
