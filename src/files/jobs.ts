import { enqueueAll, type Job } from '#platform/jobs.ts';
import { dropUnclaimed } from './actions/bytes.ts';
import { noteLink } from './actions/link.ts';
import { storageOf } from './content/open.ts';
import { dropParts } from './content/parts.ts';
import { sweepUploads } from './content/uploads.ts';
import { checkLink } from './link/check.ts';
import type { EvidenceId } from './model.ts';
import { evidenceById, linksToCheck } from './queries/evidence.ts';

/** Bytes that no evidence names are dropped after so long: a form that is open for days still finds what it brought. */
const KEPT_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

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
    run: async (_payload, { config, log, now }) => {
      log.info({ uploads: await sweepUploads(config, now) }, 'threw away uploads that no form has taken');
    },
  },
  {
    name: 'files.sweep_storage',
    cron: '57 18 * * *',
    run: async (_payload, { db, config, log, now }) => {
      const storage = await storageOf(config);
      const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
      const contents = await dropUnclaimed(db, before, storage.drop);
      log.info({ contents, parts: await dropParts(storage, before) }, 'dropped bytes that no evidence names');
    },
  },
];
