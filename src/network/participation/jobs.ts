import { adminsByInstitution, regionName } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { Job } from '#platform/jobs.ts';
import { paths as memberPaths } from '../commitment/paths.ts';
import { SEND_JOB, takeToSend } from './actions.ts';
import type { ReminderId } from './model.ts';

export const participationNotices = ['network.notice.member_reminder'] as const;

export const participationJobs: readonly Job[] = [
  {
    name: SEND_JOB,
    run: async (payload, { db, baseUrl, now }) => {
      const id = (payload as { readonly reminderId?: ReminderId } | null)?.reminderId;
      if (!id) return;
      await db.transact(async (tx) => {
        const reminder = await takeToSend(tx, id, now);
        if (!reminder) return;
        const { members, note } = reminder;
        const admins = await adminsByInstitution(
          tx,
          members.map((it) => it.institutionId),
        );
        const kind = 'network.notice.member_reminder';
        for (const { institutionId, regionCode } of members) {
          const to = (admins.get(institutionId) ?? []).map((it) => it.id);
          const values = { member: regionName(regionCode), note };
          const about = { kind, values, href: memberPaths.member.to(institutionId), occasion: `${kind}:${id}` };
          await notify(tx, { to, ...about }, baseUrl, now);
        }
      });
    },
  },
];
