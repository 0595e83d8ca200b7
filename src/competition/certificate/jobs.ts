import { parseId } from '#platform/ids.ts';
import type { Job, JobContext } from '#platform/jobs.ts';
import { PdfAbsent } from '#platform/pdf/index.ts';
import { tendFiles } from './actions/files.ts';
import { makeFiles } from './actions/make.ts';
import type { ToTell } from './actions/tell.ts';
import { makerFor } from './making.ts';
import { tellReady } from './notices.ts';
import { fileToMake } from './queries/files.ts';
import { picturesOf } from './queries/setting.ts';

export const certificateJobs: readonly Job[] = [
  { name: 'competition.certificate_files', run: make },
  { name: 'competition.certificate_tell', run: (told, context) => tellReady(told as ToTell, context) },
  { name: 'competition.certificate_tend', cron: '* * * * *', run: tend },
];

async function make(payload: unknown, { db, baseUrl, log }: JobContext): Promise<void> {
  const id = parseId<'CertificateFileId'>((payload as { fileId?: string }).fileId);
  const file = id && (await fileToMake(db.conn, id));
  if (!file) return;
  const press = { baseUrl, ...(await picturesOf(db.conn, file.editionId)) };
  try {
    await makeFiles(db, file.id, makerFor(press), () => new Date());
  } catch (error) {
    if (error instanceof PdfAbsent) log.warn({ reason: error.message }, 'PDFs cannot be set on this machine');
    throw error;
  }
}

async function tend(_payload: unknown, { db, config, log, now }: JobContext): Promise<void> {
  const tended = await db.transact((tx) => tendFiles(tx, config.certificateFileDays, now));
  if (tended.queued + tended.expired > 0) log.info(tended, 'tended the files of certificates');
}
