import { nobody } from '#identity/index.ts';
import type { Job } from '#platform/jobs.ts';
import { editionsByIds } from '../edition/queries/editions.ts';
import { remindersOf } from '../edition/rules/calendar.ts';
import { remindEntrants, remindOfCorrection } from './actions/remind.ts';
import { editionsToEnter } from './queries/open.ts';
import { reopenedBefore } from './queries/told.ts';

export const entryJobs: readonly Job[] = [
  {
    name: 'competition.entry_reminders',
    cron: '*/10 * * * *',
    run: async (_payload, { db, log, baseUrl, now }) => {
      for (const edition of await editionsToEnter(db.conn, nobody, now)) {
        // Only the last one that is due: after a pause nobody is reminded of all that was missed.
        const due = remindersOf(edition.document).findLast((moment) => moment <= now);
        if (!due) continue;
        const reminding = { edition, since: due, institutions: null, round: due.toISOString() };
        const entries = await db.transact((tx) => remindEntrants(tx, reminding, baseUrl, now));
        if (entries > 0) log.info({ edition: edition.id, entries }, 'reminded of entries that have not arrived');
      }
    },
  },
  {
    name: 'competition.correction_reminders',
    cron: '*/10 * * * *',
    run: async (_payload, { db, baseUrl, now }) => {
      const open = await reopenedBefore(db.conn, now);
      const editions = await editionsByIds(
        db.conn,
        open.map((it) => it.editionId),
      );
      for (const entry of open) {
        const edition = editions.get(entry.editionId);
        if (edition) await db.transact((tx) => remindOfCorrection(tx, { entry, edition }, { baseUrl, now }));
      }
    },
  },
];
