import { demoPeople, unitsOf, type Viewer, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import type { Tx } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import preset from '../../../presets/demo/lab.json' with { type: 'json' };
import { changeIdea, proposeIdea } from './actions/idea.ts';
import { beginLab, setUnits } from './actions/lab.ts';
import { addTask, moveStage, tellStage } from './actions/stage.ts';
import { type LabId, type Stage, stages } from './model.ts';
import { labById, labsFor } from './queries/labs.ts';
import { stageOf } from './rules.ts';

type Cast = { readonly hub: Viewer; readonly leader: Viewer };

/** The demonstration: a laboratory of Toba whose ideas its leader approved, and whose design waits for him. Made once. */
export async function seedLab({ db, now, progress }: SeedContext): Promise<void> {
  const people = await demoPeople(db.conn);
  const [hubId, leaderId] = [people.get('admin.hub'), people.get('pimpinan.toba')];
  const hub = hubId ? await viewerOfPerson(db.conn, hubId, 'hub_admin') : null;
  const leader = leaderId ? await viewerOfPerson(db.conn, leaderId, 'leader') : null;
  if (!hub || !leader?.acting || (await labsFor(db.conn, hub)).length > 0) return;
  progress(t('labinov.seed'));
  await db.transact((tx) => seedOne(tx, { hub, leader }, now));
}

async function seedOne(tx: Tx, { hub, leader }: Cast, now: Date): Promise<void> {
  const institutionId = leader.acting?.institutionId ?? null;
  if (institutionId === null) return;
  const id = newId<'LabId'>(now.getTime());
  must(await beginLab(tx, hub, { id, institutionId, title: preset.title, purpose: preset.purpose }, now));
  const units = (await unitsOf(tx, institutionId)).filter((it) => it.closedAt === null).slice(0, 2);
  must(await setUnits(tx, hub, { id, unitIds: units.map((it) => it.id) }, now));
  await tell(tx, hub, { id, stage: 'drum_up' }, now);
  must(await moveStage(tx, hub, { id, stage: 'drum_up', move: 'finish', note: '' }, now));
  const ideaIds = [];
  for (const [at, idea] of preset.ideas.entries()) {
    const ideaId = newId<'LabIdeaId'>(now.getTime() + at);
    const unitId = units[at % Math.max(units.length, 1)]?.id ?? null;
    must(await proposeIdea(tx, hub, { id, ideaId, unitId, ...idea, problemId: null }, now));
    ideaIds.push(ideaId);
  }
  await tell(tx, hub, { id, stage: 'diagnose' }, now);
  must(await moveStage(tx, hub, { id, stage: 'diagnose', move: 'ask', note: '' }, now));
  must(await moveStage(tx, leader, { id, stage: 'diagnose', move: 'approve', note: preset.approval }, now));
  const [first] = ideaIds;
  if (first)
    must(await changeIdea(tx, hub, { id, ideaId: first, state: 'chosen', problemId: null, innovationId: null }, now));
  await tell(tx, hub, { id, stage: 'design' }, now);
  for (const what of preset.tasks) {
    const task = { id, stage: 'design' as const, taskId: newId<'LabTaskId'>(), what, owner: preset.owner, dueOn: null };
    must(await addTask(tx, hub, task, now));
  }
  must(await moveStage(tx, hub, { id, stage: 'design', move: 'ask', note: '' }, now));
}

const DAY_MS = 86_400_000;
/** Two days a stage, two weeks apart, counted from five weeks before now. */
const dayOf = (now: Date, at: number, later: number): string =>
  new Date(now.getTime() + (at * 14 - 35 + later) * DAY_MS).toISOString().slice(0, 10);

async function tell(tx: Tx, hub: Viewer, { id, stage }: { id: LabId; stage: Stage }, now: Date): Promise<void> {
  const lab = await labById(tx, id);
  if (!lab) return;
  const at = stages.indexOf(stage);
  const result = preset.results[stage as keyof typeof preset.results];
  const days = { startsOn: dayOf(now, at, 0), endsOn: dayOf(now, at, 1) };
  must(await tellStage(tx, hub, { id, stage, revision: stageOf(lab, stage).revision, ...days, result }, now));
}
