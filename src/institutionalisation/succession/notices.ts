import { adminsOf, hubAdmins, type MembershipEnded, type PersonDeactivated } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { JobContext } from '#platform/jobs.ts';
import { paths as lastingPaths } from '../lasting/paths.ts';
import { leftBy } from './queries.ts';

export const successionNotices = ['institutionalisation.notice.official_left'] as const;

/** The official of running agreements left: told once to the admin of the owner, else the hub's, with how many they are. */
export async function tellOfficialLeft(
  { personId, at }: MembershipEnded | PersonDeactivated,
  { db, baseUrl, now }: JobContext,
): Promise<void> {
  await db.transact(async (tx) => {
    const left = await leftBy(tx, { personId, at: new Date(at) }, now);
    for (const [institutionId, own] of Map.groupBy(left, (it) => it.institutionId)) {
      const [first] = own;
      if (!first) continue;
      const admins = await adminsOf(tx, institutionId);
      const to = (admins.length > 0 ? admins : await hubAdmins(tx)).map((it) => it.id);
      const innovations = new Set(own.map((it) => it.innovationId));
      const href = innovations.size === 1 ? lastingPaths.page.to(first.innovationId) : lastingPaths.list.to();
      const kind = 'institutionalisation.notice.official_left';
      const values = { name: first.name, title: first.title, count: own.length };
      await notify(
        tx,
        { to, kind, values, href, occasion: `${kind}:${personId}:${institutionId}:${at}` },
        baseUrl,
        now,
      );
    }
  });
}
