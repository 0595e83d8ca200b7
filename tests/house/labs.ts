import { proposeIdea } from '../../src/coaching/labinov/actions/idea.ts';
import { beginLab } from '../../src/coaching/labinov/actions/lab.ts';
import { moveStage, tellStage } from '../../src/coaching/labinov/actions/stage.ts';
import type { IdeaId, LabId } from '../../src/coaching/labinov/model.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { testNow } from '../support/people.ts';
import type { Stage } from '../support/stage.ts';
import { pathOf } from './addresses.ts';
import type { Planted } from './bait.ts';
import { fresh } from './fresh.ts';
import type { Filler } from './problem-forms.ts';

type Given = { readonly title?: string; readonly idea?: string };

/** A laboratory of Toba whose Diagnose is under way, with an idea of its admin. */
export async function plantLab(
  { database, people, places }: Stage,
  { title = 'Labinov Toba', idea = 'Nomor antrean' }: Given = {},
): Promise<{ readonly id: LabId; readonly ideaId: IdeaId }> {
  const [id, ideaId] = [newId<'LabId'>(), newId<'LabIdeaId'>()];
  const who = people.local_admin;
  await database.db.transact(async (tx) => {
    must(await beginLab(tx, who, { id, institutionId: places.toba, title, purpose: '' }, testNow));
    const told = { id, stage: 'drum_up', revision: 1, startsOn: null, endsOn: null, result: 'Komitmen.' } as const;
    must(await tellStage(tx, who, told, testNow));
    must(await moveStage(tx, who, { id, stage: 'drum_up', move: 'finish', note: '' }, testNow));
    must(await proposeIdea(tx, who, { id, ideaId, unitId: null, title: idea, text: '', problemId: null }, testNow));
  });
  return { id, ideaId };
}

/** The same; put before the leader where the path decides of it. */
export async function labTarget(stage: Stage, path = ''): Promise<string> {
  const { id } = await plantLab(stage);
  if (!path.endsWith('/langkah')) return id;
  const who = stage.people.local_admin;
  const told = { id, stage: 'diagnose', revision: 2, startsOn: null, endsOn: null, result: 'Tiga sebab.' } as const;
  await stage.database.db.transact(async (tx) => {
    must(await tellStage(tx, who, told, testNow));
    must(await moveStage(tx, who, { id, stage: 'diagnose', move: 'ask', note: '' }, testNow));
  });
  return id;
}

/** The stage that the address names, and an idea of this laboratory. */
export async function partOfLab({ database }: Stage, path: string, id: string): Promise<Record<string, string>> {
  if (!path.startsWith('/kelola/labinov/:id')) return {};
  const found = await database.db.pool.query<{ id: string }>('select id from coaching_lab_idea where lab_id = $1', [
    id,
  ]);
  return { tahap: 'diagnose', gagasan: found.rows[0]?.id ?? pathOf(':id') };
}

/** What only those of the institution, coaches and the hub may read; without the word that coaches look for in vain elsewhere. */
export async function plantLabSecrets(stage: Stage): Promise<Planted> {
  const given = { title: 'Labinov rahasialab', idea: 'Gagasan rahasiagagasan' };
  const { id } = await plantLab(stage, given);
  const readers = ['innovator', 'local_admin', 'hub_admin', 'system_admin', 'coach', 'leader', 'planner'] as const;
  return {
    secrets: ['rahasialab', 'rahasiagagasan'].map((word) => ({ name: `lab: ${word}`, word, readers })),
    ids: { labinov: [id] },
  };
}

/** What a person would type into the forms of laboratories. */
export const labFillers: Readonly<Record<string, Filler>> = {
  '/kelola/labinov/baru': ({ places }) => ({ id: pathOf(':id'), instansi: places.toba, judul: fresh('Labinov') }),
  '/kelola/labinov/:id/akhir': () => ({ langkah: 'stop', alasan: 'Uji.' }),
  '/kelola/labinov/:id/peserta': ({ places }) => ({ unit: places.unit }),
  '/kelola/labinov/:id/tahap/:tahap/langkah': () => ({ langkah: 'approve', catatan: 'Baik.' }),
  '/kelola/labinov/:id/tahap/:tahap/bukti': () => ({ id: newId<'Any'>(), judul: fresh('Foto') }),
  '/kelola/labinov/:id/gagasan': () => ({ id: newId<'LabIdeaId'>(), judul: 'Gagasan lain' }),
  '/kelola/labinov/:id/gagasan/:gagasan': () => ({ keadaan: 'chosen' }),
  '/kelola/labinov/:id/tahap/:tahap': () => ({ revision: '2', hasil: 'Tiga sebab.' }),
  '/kelola/labinov/:id/tahap/:tahap/tugas': () => ({ id: newId<'LabTaskId'>(), tugas: 'Undang unit' }),
};
