import type { SubjectDoor } from '#files/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { SUBJECT } from './actions.ts';
import type { CommitmentId } from './model.ts';
import { paths } from './paths.ts';
import { commitmentsByIds } from './queries/commitments.ts';
import { whyNotReadMember } from './rules/rights.ts';

/** What files asks of commitments: the member and the hub read the paper; everybody one that counts or counted, where it is public. */
export const commitmentSubject: SubjectDoor = {
  kind: SUBJECT,
  read: async (conn, viewer, ids) => {
    const found = await commitmentsByIds(conn, ids as readonly CommitmentId[]);
    return new Map(
      found.flatMap((it) => {
        const isInside = whyNotReadMember(it.institutionId, viewer) === null;
        if (!isInside && it.state !== 'verified' && it.state !== 'replaced') return [];
        const title = t('commitment.one.title', { member: it.institutionName });
        const reads = isInside ? ('work' as const) : ('public' as const);
        return [
          [it.id as string, { reads, title, href: paths.commitment.to(it.id), placeName: () => t('commitment.place') }],
        ];
      }),
    );
  },
};
