import * as z from 'zod';
import { allInstitutions, demoPeople, type InstitutionId, type Viewer, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import type { Tx } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import preset from '../../../presets/demo/problems.json' with { type: 'json' };
import type { InnovationId, MeasureId, ProblemId } from '../model/ids.ts';
import { type ProblemState, problemStates } from '../model/states.ts';
import { linkInnovation } from './actions/link.ts';
import { recordMeasure } from './actions/measure.ts';
import { beginSolving, dropProblem } from './actions/move.ts';
import { reportSolved, verifySolved } from './actions/report.ts';
import { raiseProblem } from './actions/write.ts';
import { figureSchema, measureSchema, type ProblemContent } from './model.ts';

const exampleSchema = z.object({
  title: z.string(),
  whatHurts: z.string(),
  whoIsHurt: z.string(),
  sinceWhen: z.string().nullable(),
  regionCode: z.string(),
  raisedBy: z.string().nullable(),
  affair: z.string().nullable(),
  sdg: z.number().nullable(),
  state: z.enum(problemStates),
  baseline: measureSchema.nullable(),
  better: z.enum(['lower', 'higher']).nullable().default(null),
  addressedBy: z.array(z.string()),
  /** What was measured after, oldest first; the last is better with the states `reported` and `solved`. */
  measures: z.array(figureSchema).default([]),
  lesson: z.string().default(''),
  verifyNote: z.string().default(''),
  /** Only with the state `dropped`. */
  dropReason: z.string().nullable().default(null),
});
type Example = z.infer<typeof exampleSchema>;
const examples: readonly Example[] = z.array(exampleSchema).parse(preset.items);

export type InnovationOfKey = (key: string) => InnovationId | null;

/**
 * The demonstration's problems, each raised by the person who would raise it, else by the hub, which then does the
 * rest. Nothing is done in an instance without the demonstration's hub admin.
 */
export async function seedProblems(context: SeedContext, innovationOf: InnovationOfKey): Promise<void> {
  const { db, now, progress } = context;
  const people = await demoPeople(db.conn);
  const admin = people.get('admin.hub');
  const hub = admin ? await viewerOfPerson(db.conn, admin, 'hub_admin') : null;
  if (!hub) return;
  progress(t('problems.seed'));
  const institutions = await allInstitutions(db.conn);
  const governments = new Map(institutions.map((it) => [it.regionCode ?? '', it.id]));
  for (const example of examples) {
    const personId = example.raisedBy === null ? null : people.get(example.raisedBy);
    const raiser = personId ? await viewerOfPerson(db.conn, personId, 'innovator') : null;
    const by: By = { hub, raiser: raiser ?? hub, government: governments.get(example.regionCode) ?? null };
    await db.transact((tx) => seedExample(tx, example, { ...by, innovationOf }, now));
  }
}

type By = { readonly hub: Viewer; readonly raiser: Viewer; readonly government: InstitutionId | null };

async function seedExample(
  tx: Tx,
  example: Example,
  by: By & { readonly innovationOf: InnovationOfKey },
  now: Date,
): Promise<void> {
  const { hub, raiser } = by;
  const id = newId<'ProblemId'>(now.getTime());
  const institutionId = raiser === hub ? by.government : (raiser.acting?.institutionId ?? null);
  if (!institutionId) return;
  const unitId = raiser === hub ? null : (raiser.acting?.unitId ?? null);
  must(await raiseProblem(tx, raiser, { id, institutionId, unitId, content: contentOf(example) }, now));
  for (const key of example.addressedBy) {
    const innovationId = by.innovationOf(key);
    if (innovationId) must(await linkInnovation(tx, hub, { id, innovationId }, now));
  }
  if (begunStates.includes(example.state)) must(await beginSolving(tx, hub, { id }, now));
  await seedMeasures(tx, example, { id, hub, raiser }, now);
  if (example.state === 'dropped')
    must(await dropProblem(tx, hub, { id, reason: example.dropReason ?? example.title }, now));
}

const begunStates: readonly ProblemState[] = ['being_solved', 'reported', 'solved'];

type Held = { readonly id: ProblemId; readonly hub: Viewer; readonly raiser: Viewer };

/** Measured and reported by the raiser, verified by the hub. */
async function seedMeasures(tx: Tx, example: Example, { id, hub, raiser }: Held, now: Date): Promise<void> {
  const { measures, lesson, state, verifyNote } = example;
  let last: MeasureId | null = null;
  for (const figure of measures) {
    last = newId<'MeasureId'>(now.getTime());
    must(await recordMeasure(tx, raiser, { id, measureId: last, revision: 1, figure }, now));
  }
  if (!last || (state !== 'reported' && state !== 'solved')) return;
  must(await reportSolved(tx, raiser, { id, measureId: last, lesson }, now));
  if (state === 'solved')
    must(await verifySolved(tx, hub, { id, measureId: last, note: verifyNote, better: null }, now));
}

function contentOf({
  title,
  whatHurts,
  whoIsHurt,
  sinceWhen,
  regionCode,
  affair,
  sdg,
  baseline,
  better,
}: Example): ProblemContent {
  return { title, whatHurts, whoIsHurt, sinceWhen: sinceWhen ?? '', regionCode, affair, sdg, baseline, better };
}
