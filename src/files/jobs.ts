import { enqueueAll, type Job } from '#platform/jobs.ts';
import { noteLink } from './actions/link.ts';
import { sweepUploads } from './content/uploads.ts';
import { checkLink } from './link/check.ts';
import type { EvidenceId } from './model.ts';
import { paths } from './paths.ts';
import { evidenceById, linksToCheck } from './queries/evidence.ts';

export const jobs: readonly Job[] = [
  {
    name: 'files.check_link',
    run: async (payload, { db, now }) => {
      const evidence = await evidenceById(db.conn, (payload as { evidenceId: EvidenceId }).evidenceId);
      if (!evidence?.url || evidence.archivedAt) return;
      const { id, url } = evidence;
      const state = await checkLink(url);
      await db.transact((tx) => noteLink(tx, { id, url, state }, now));
    },
  },
  {
    name: 'files.check_links',
    // 01.17 WIB, when few people wait.
    cron: '17 18 * * *',
    run: async (_payload, { db }) => {
      const ids = await linksToCheck(db.conn);
      const payloads = ids.map((evidenceId) => ({ evidenceId }));
      await db.transact((tx) => enqueueAll(tx, 'files.check_link', payloads));
    },
  },
  {
    name: 'files.sweep_uploads',
    cron: '47 18 * * *',
    run: async (_payload, { config, log }) => {
      log.info(
        { uploads: await sweepUploads(config, paths.uploads.to()) },
        'threw away uploads that nobody went on with',
      );
    },
  },
];
