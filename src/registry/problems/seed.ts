import { z } from 'zod';
import { allInstitutions, demoPeople, type InstitutionId, type Viewer, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import type { Tx } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import preset from '../../../presets/demo/problems.json' with { type: 'json' };
import type { InnovationId } from '../model/ids.ts';
import { problemStates } from '../model/states.ts';
import { linkInnovation } from './actions/link.ts';
import { beginSolving, dropProblem, solveProblem } from './actions/move.ts';
import { raiseProblem } from './actions/write.ts';
import { measureSchema, type ProblemContent, solutionSchema } from './model.ts';

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
  addressedBy: z.array(z.string()),
  /** Only with the state `solved`. */
  solution: solutionSchema.nullable().default(null),
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
  if (example.state === 'being_solved' || example.state === 'solved') must(await beginSolving(tx, hub, { id }, now));
  if (example.state === 'solved' && example.solution)
    must(await solveProblem(tx, hub, { id, revision: 1, solution: example.solution }, now));
  if (example.state === 'dropped')
    must(await dropProblem(tx, hub, { id, reason: example.dropReason ?? example.title }, now));
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
}: Example): ProblemContent {
  return { title, whatHurts, whoIsHurt, sinceWhen: sinceWhen ?? '', regionCode, affair, sdg, baseline };
}
