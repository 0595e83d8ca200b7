import type { ComponentChildren } from 'preact';
import { regionName } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Answer } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Member } from '../model.ts';
import { commitmentsOf } from '../queries/commitments.ts';
import { membersOf } from '../queries/members.ts';
import { countsOf, filterOf, listed, narrowed } from '../rules/list.ts';
import { whyNotRegister } from '../rules/rights.ts';
import { holds, standingOf } from '../rules/standing.ts';
import { ListPage } from '../views/list-page.tsx';
import { MemberPage } from '../views/member-page.tsx';
import { type MemberVisit, memberOf, memberPage, trailOf } from './visit.tsx';

export async function showMembers({ db, query, config, now }: MemberVisit): Promise<Answer> {
  const members = listed(await membersOf(db.conn, config.hubRegion), dayOf(now), regionName);
  const filter = filterOf(query);
  const body = (
    <ListPage
      filter={filter}
      members={narrowed(members, filter)}
      counts={countsOf(members)}
      total={members.length}
      holding={members.filter((it) => holds(it.standing)).length}
    />
  );
  return memberPage({ title: t('commitment.list.title'), width: 'wide', body });
}

/** What another room says of a member on its page. */
export type MemberPart = (visit: MemberVisit, member: Member) => Promise<ComponentChildren>;

export const showMember =
  (part: MemberPart) =>
  async (visit: MemberVisit): Promise<Answer> => {
    const member = await memberOf(visit);
    const { db, viewer, now } = visit;
    const body = (
      <MemberPage
        member={member}
        standing={standingOf(member, dayOf(now))}
        history={await commitmentsOf(db.conn, member.institutionId)}
        mayRegister={whyNotRegister(member.institutionId, viewer) === null}
      >
        {await part(visit, member)}
      </MemberPage>
    );
    const title = visit.params.id === undefined ? t('commitment.own') : member.name;
    return memberPage({ title, width: 'wide', trail: trailOf(viewer), body });
  };
