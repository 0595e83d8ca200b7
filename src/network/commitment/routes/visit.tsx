import { acting, type InstitutionId, type Viewer } from '#identity/index.ts';
import { type Answer, type Guard, NotFound, type Page, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { Commitment, CommitmentRefusal, Member } from '../model.ts';
import { paths } from '../paths.ts';
import { commitmentById } from '../queries/commitments.ts';
import { memberById } from '../queries/members.ts';
import { isFollower, isOfMember, whyNotReadMember } from '../rules/rights.ts';

export type MemberVisit = Visit<Viewer>;

/** Who may see members at all; of which, is asked of the member. */
export const readers = acting('local_admin', 'hub_admin', 'leader', 'planner', 'national', 'system_admin');

const only = (name: string, admits: (viewer: Viewer) => boolean): Guard<Viewer> => ({
  name,
  admits: (viewer) => {
    if (!viewer.person) return 'sign_in';
    return admits(viewer) ? 'yes' : 'no';
  },
});
/** Who follows all members. */
export const followers = only('hub_followers', isFollower);
/** Who belongs to one. */
export const ofMembers = only('hub_members', isOfMember);
export const registrars = acting('local_admin', 'hub_admin');
export const deciders = acting('hub_admin');

/** The member of the address, or the own one of an address that names none, when the viewer may read it; else it is not there. */
export async function memberOf({ db, viewer, params, config }: MemberVisit): Promise<Member> {
  const own = viewer.acting?.institutionId ?? null;
  const id = params.id === undefined ? own : (parseId<'InstitutionId'>(params.id) as InstitutionId | null);
  const member = id && whyNotReadMember(id, viewer) === null ? await memberById(db.conn, config.hubRegion, id) : null;
  if (!member) throw new NotFound();
  return member;
}

/** The commitment of the address, when the viewer may read it. */
export async function commitmentOf({ db, viewer, params }: MemberVisit): Promise<Commitment> {
  const id = parseId<'HubCommitmentId'>(params.id);
  const found = id ? await commitmentById(db.conn, id) : null;
  if (!found || whyNotReadMember(found.institutionId, viewer)) throw new NotFound();
  return found;
}

/** A page of ours, kept out of search engines, titled as wrong when it is shown again with errors. */
export function memberPage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage({ ...page, noindex: true }, errors);
}

/** From the list, for whoever has one, over the member. */
export function trailOf(viewer: Viewer, member?: Pick<Member, 'institutionId' | 'name'>) {
  const list = isFollower(viewer) ? [{ text: t('commitment.list.title'), href: paths.list.to() }] : [];
  return member ? [...list, { text: member.name, href: paths.member.to(member.institutionId) }] : list;
}

export const revisionIn = ({ form }: MemberVisit): number => {
  const text = form.get('revisi');
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
};

const forbidding: readonly CommitmentRefusal[] = ['members_only', 'hub_only', 'own'];

/** The page that says why nothing was done. What is not there stays unknown. */
export function refusal(why: CommitmentRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  const title = t('commitment.refused.title');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">{t(`commitment.refusal.${why}`)}</Notice>
      <p class="actions">
        <LinkButton href={back}>{t('commitment.refused.back')}</LinkButton>
      </p>
    </>
  );
  return memberPage({ title, status: forbidding.includes(why) ? 403 : 409, width: 'reading', body });
}
