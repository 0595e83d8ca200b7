import { agreeAction, settleAction } from '../../src/coaching/casework/actions/agree.ts';
import { strikeNote, writeNote } from '../../src/coaching/casework/actions/note.ts';
import { closeCase, openCase } from '../../src/coaching/casework/actions/open.ts';
import type { ActionId, CaseId, NoteId } from '../../src/coaching/casework/model.ts';
import type { InstitutionId, PersonId, Viewer } from '../../src/identity/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import type { InnovationId } from '../../src/registry/index.ts';
import { personWith, testNow } from '../support/people.ts';
import type { Stage } from '../support/stage.ts';
import { pathOf } from './addresses.ts';
import { BAIT, type Planted } from './bait.ts';
import { fresh } from './fresh.ts';
import { wholeContent } from './planted.ts';
import type { Filler } from './problem-forms.ts';

type Told = { readonly note?: string; readonly action?: string; readonly by?: Viewer };

/** A case on a draft of Toba with the stage's coach, a note and an action. */
async function plantWhole(
  { database, people, record }: Stage,
  { note = 'Catatan', action = 'Tindakan', by }: Told = {},
) {
  const { hub_admin: hub, innovator } = people;
  const coach = by ?? people.coach;
  const innovationId = (await record({ content: { ...wholeContent, title: 'Yang didampingi' } })) as InnovationId;
  const [caseId, noteId, actionId] = [newId<'CaseId'>(), newId<'CaseNoteId'>(), newId<'CaseActionId'>()];
  const opening = {
    id: caseId,
    innovationId,
    coachIds: [coach.person?.id as PersonId],
    topic: '',
    clinicId: null,
    entry: null,
  };
  const about = { section: 'background', criterion: null } as const;
  const promised = { what: action, section: 'background', ownerId: innovator.person.id, due: '2026-03-20' } as const;
  await database.db.transact(async (tx) => {
    must(await openCase(tx, hub, opening, testNow));
    must(await writeNote(tx, coach, { id: noteId, caseId, about, body: note }, testNow));
    must(await agreeAction(tx, coach, { id: actionId, caseId, ...promised }, testNow));
  });
  return { caseId, noteId, actionId };
}

export async function caseTarget(stage: Stage, path: string): Promise<CaseId> {
  const { caseId } = await plantWhole(stage);
  const closing = { id: caseId, result: 'Selesai dibahas.' };
  if (path.endsWith('/buka'))
    must(await stage.database.db.transact((tx) => closeCase(tx, stage.people.hub_admin, closing, testNow)));
  return caseId;
}

export async function noteTarget(stage: Stage, path: string): Promise<NoteId> {
  const { noteId } = await plantWhole(stage);
  const striking = { id: noteId, reason: 'Uji.' };
  if (path.endsWith('/pulihkan'))
    must(await stage.database.db.transact((tx) => strikeNote(tx, stage.people.coach, striking, testNow)));
  return noteId;
}

export async function actionTarget(stage: Stage, path: string): Promise<ActionId> {
  const { actionId } = await plantWhole(stage);
  const settling = { id: actionId, as: 'done', remark: '' } as const;
  if (path.endsWith('/buka'))
    must(await stage.database.db.transact((tx) => settleAction(tx, stage.people.coach, settling, testNow)));
  return actionId;
}

/** A post of a coach who is not the stage's, so that the stage's finds nothing. */
export const coachIn = ({ places }: Stage) => ({
  role: 'coach' as const,
  institutionId: places.province as InstitutionId,
});

/** What coaches say of a draft of Toba: for its people, its admin, the hub, and who coaches it. */
export async function plantCaseSecrets(stage: Stage): Promise<Planted> {
  const by = await personWith(stage.database.db, fresh('Pendamping'), [coachIn(stage)]);
  const told = { note: `Catatan ${BAIT} rahasiakasus`, action: `Tindakan ${BAIT} rahasiatindakan`, by };
  const { caseId, noteId, actionId } = await plantWhole(stage, told);
  // Who runs the system reads in the log what goes with a deed.
  const readers = ['innovator', 'local_admin', 'hub_admin', 'system_admin'] as const;
  return {
    secrets: ['rahasiakasus', 'rahasiatindakan'].map((word) => ({ name: `casework: ${word}`, word, readers })),
    ids: { pendampingan: [caseId], 'catatan-pendampingan': [noteId], 'tindak-lanjut': [actionId] },
  };
}

/** What a person would type into the forms of case work. */
export const caseFillers: Readonly<Record<string, Filler>> = {
  '/kelola/pendampingan/baru': async ({ people, record }) => ({
    ...{ id: pathOf(':id'), inovasi: await record({ state: 'published', content: wholeContent }) },
    ...{ pendamping: people.coach.person.id, pokok: 'Dampak' },
  }),
  '/kelola/pendampingan/:id/catatan': () => ({ id: pathOf(':id'), tentang: 'bagian:impact', catatan: 'Ukur.' }),
  '/kelola/pendampingan/:id/tindak-lanjut': ({ people }) => ({
    ...{ id: pathOf(':id'), tindakan: 'Ukur sesudahnya', bagian: 'impact', tenggat: '2026-04-01' },
    penanggung: people.innovator.person.id,
  }),
  '/kelola/pendampingan/:id/pendamping': ({ people }) => ({ pendamping: people.coach.person.id }),
  '/kelola/pendampingan/:id/tutup': () => ({ hasil: 'Terukur.' }),
  '/kelola/catatan-pendampingan/:id': () => ({ revision: '1', tentang: 'bagian:impact', catatan: 'Ukur lagi.' }),
  '/kelola/catatan-pendampingan/:id/coret': () => ({ alasan: 'Uji.' }),
  '/kelola/tindak-lanjut/selesai': async (stage) => ({ pilih: (await plantWhole(stage)).actionId }),
  '/kelola/tindak-lanjut/:id': ({ people }) => ({
    ...{ revision: '1', tindakan: 'Ukur dahulu', bagian: 'impact', tenggat: '2026-04-02' },
    penanggung: people.innovator.person.id,
  }),
  '/kelola/tindak-lanjut/:id/selesai': () => ({ keterangan: 'Terlampir.' }),
  '/kelola/tindak-lanjut/:id/hentikan': () => ({ alasan: 'Uji.' }),
};
