import { record, systemActor } from '../../src/audit/index.ts';
import type { RoundId } from '../../src/evaluation/model/ids.ts';
import { plantCertificateTarget } from '../support/certificates.ts';
import { plantEntryRun } from '../support/entry-runs.ts';
import { entryFor } from '../support/entry-targets.ts';
import { formIn } from '../support/form.ts';
import { plantImport, workOff } from '../support/imports.ts';
import { testNow } from '../support/people.ts';
import type { Stage } from '../support/stage.ts';
import { caseTarget } from './casework.ts';
import { clinicTarget } from './clinics.ts';
import { plantTie } from './evaluation.ts';
import { labTarget } from './labs.ts';
import { modelCaseTarget } from './model-cases.ts';
import { plantErasures } from './more-secrets.ts';
import { plantOffer, plantRun, wholeContent } from './planted.ts';
import { plantLasting, plantRound } from './planted-lasting.ts';
import { replicationTarget } from './replications.ts';
import { requestTarget } from './requests.ts';
import { plantSpreadLists } from './spread.ts';

/** An import that wrote its record. */
async function plantWritten(stage: Stage): Promise<string> {
  const id = await plantImport(stage, 'checked');
  const cookies = stage.cookiesOf('local_admin');
  const page = await stage.server.ask(`/impor/${id}/pratinjau`, { cookies });
  const path = `/impor/${id}/jalankan`;
  const form = { ...formIn(await page.text(), path), cara: 'konsep', ganda: 'perbarui' };
  await stage.server.ask(path, { form, cookies });
  await workOff(stage.database.db);
  return id;
}

/** The thing, with something that happened to it. */
async function noted(stage: Stage, kind: 'innovation' | 'problem', id: string): Promise<string> {
  const what = { event: `registry.${kind}.edit`, subject: { kind, id }, after: { title: 'Judul baru' } };
  await stage.database.db.transact((tx) => record(tx, systemActor, what, testNow));
  return id;
}

/** A record that was watched for some years. */
async function plantLife(stage: Stage): Promise<void> {
  const said = { sustainabilityStatus: 'continuing', sustainabilityDate: '2025-01-01' } as const;
  const id = await stage.record({ state: 'published', content: { ...wholeContent, startDate: '2021-01-01', ...said } });
  const { pool } = stage.database.db;
  await pool.query(`update innovation set created_at = '2021-06-01' where id = $1`, [id]);
  await pool.query(`update innovation_counted set registered_at = '2021-06-01' where innovation_id = $1`, [id]);
}
/** An innovation that would count for the innovation index, so that there is a next document. */
const countedContent = {
  ...wholeContent,
  startDate: '2024-06-01',
  design: Array.from({ length: 300 }, () => 'kata').join(' '),
};

/** Lists of one thing, by how their addresses begin, each with the id of a thing that has rows. */
export async function plantLists(stage: Stage, round: RoundId): Promise<Readonly<Record<string, string>>> {
  await plantTie(stage, round);
  await plantErasures(stage);
  await plantOffer(stage);
  await plantLasting(stage);
  await plantLife(stage);
  await caseTarget(stage, '');
  await requestTarget(stage, '');
  await modelCaseTarget(stage, '/tarik');
  await stage.problem('solved');
  await stage.record({ content: countedContent });
  return {
    '/kelola/pemantauan/': await plantRound(stage),
    ...(await plantSpreadLists(stage)),
    '/kelola/penilaian/': round,
    '/kelola/sertifikat/daftar/': await plantCertificateTarget(stage, '/kelola/sertifikat/daftar/:id/contoh.pdf'),
    '/kelola/labinov/': await labTarget(stage),
    '/kelola/massal/': await plantRun(stage),
    '/kelola/replikasi/': await replicationTarget(stage, '/kelola/replikasi/:id'),
    '/kelola/usulan-massal/': await plantEntryRun(stage),
    '/klinik/': await clinicTarget(stage),
    '/impor/': await plantWritten(stage),
    '/kelola/usulan/': await entryFor(stage, 'tanda-terima'),
    '/kelola/inovasi/': await noted(
      stage,
      'innovation',
      await stage.record({ state: 'published', content: wholeContent }),
    ),
    '/masalah/': await noted(stage, 'problem', await stage.problem('open')),
  };
}
