import { dayOf } from '#platform/dates.ts';
import type { Job } from '#platform/jobs.ts';
import { remindOf } from './notices.ts';
import { clinicsAhead } from './queries/clinics.ts';

const DAY_MS = 86_400_000;

export const clinicJobs: readonly Job[] = [
  {
    name: 'coaching.remind_of_clinics',
    // Each hour from seven in the morning (WIB) on: who registers on the day before hears it too.
    cron: '10 0-10 * * *',
    run: async (_payload, context) => {
      const { db, now } = context;
      const tomorrow = dayOf(new Date(now.getTime() + DAY_MS));
      for (const clinic of await clinicsAhead(db.conn, now))
        if (dayOf(clinic.startsAt) === tomorrow) await remindOf(clinic, context);
    },
  },
];
