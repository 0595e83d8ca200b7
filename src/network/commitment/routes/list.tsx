import { type InstitutionId, regionName } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type Answer, NotFound, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from '../paths.ts';
import { commitmentsOf } from '../queries/commitments.ts';
import { membersOf } from '../queries/members.ts';
import { countsOf, filterOf, listed, narrowed } from '../rules/list.ts';
import { isFollower, whyNotRegister } from '../rules/rights.ts';
import { holds, standingOf } from '../rules/standing.ts';
import { ListPage } from '../views/list-page.tsx';
import { MemberPage } from '../views/member-page.tsx';
import { type MemberVisit, memberOf, memberPage, trailOf } from './visit.tsx';

/** The list is the hub's; who belongs to a member comes to the own page. */
export async function showMembers({ db, viewer, query, config, now }: MemberVisit): Promise<Answer> {
  if (!isFollower(viewer)) return toOwn(viewer.acting?.institutionId);
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

function toOwn(id: InstitutionId | undefined): Answer {
  if (!id) throw new NotFound();
  return redirect(paths.member.to(id));
}

export async function showMember(visit: MemberVisit): Promise<Answer> {
  const member = await memberOf(visit);
  const { db, viewer, now } = visit;
  const body = (
    <MemberPage
      member={member}
      standing={standingOf(member, dayOf(now))}
      history={await commitmentsOf(db.conn, member.institutionId)}
      mayRegister={whyNotRegister(member.institutionId, viewer) === null}
    />
  );
  return memberPage({ title: member.name, width: 'wide', trail: trailOf(viewer), body });
}
