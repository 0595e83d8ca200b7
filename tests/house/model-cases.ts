import { editModelCase, makeModelCase, showModelCase } from '../../src/coaching/modelcase/actions.ts';
import type { ModelCaseId } from '../../src/coaching/modelcase/model.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import type { InnovationId } from '../../src/registry/index.ts';
import { testNow } from '../support/people.ts';
import type { Stage } from '../support/stage.ts';
import { pathOf } from './addresses.ts';
import { wholeContent } from './planted.ts';
import type { Filler } from './problem-forms.ts';

/** A model case of a record of Toba with its questions, before the public where the path wants it. */
export async function modelCaseTarget({ database, people, record }: Stage, path: string): Promise<ModelCaseId> {
  const innovationId = (await record({ state: 'published', content: wholeContent })) as InnovationId;
  const id = newId<'ModelCaseId'>();
  const said = { obstacles: 'Waktu.', guidance: 'Bagi kelompok.', questions: ['Apa yang sulit?'] };
  await database.db.transact(async (tx) => {
    must(await makeModelCase(tx, people.hub_admin, { id, innovationId }, testNow));
    must(await editModelCase(tx, people.coach, { id, revision: 1, ...said }, testNow));
    if (path.endsWith('/tarik')) must(await showModelCase(tx, people.hub_admin, { id, isPublic: true }, testNow));
  });
  return id;
}

/** What a person would type into the forms of model cases. */
export const modelCaseFillers: Readonly<Record<string, Filler>> = {
  '/kasus-model/baru': async ({ record }) => ({
    ...{ id: pathOf(':id'), inovasi: await record({ state: 'published', content: wholeContent }) },
  }),
  '/kasus-model/:id/ubah': () => ({ revision: '2', sulit: 'Biaya.', pertanyaan: 'Mengapa?\nBagaimana?', panduan: '' }),
};
