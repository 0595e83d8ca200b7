import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { refused } from '#platform/outcome.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import { discardDraft, keepDraft, settleDraft } from '../../drafts/actions.ts';
import { isOthers, keptAnswer, sameAnswer, seenIn, sentForm } from '../../drafts/form.ts';
import { paths } from '../../paths.ts';
import { changedFields } from '../../rules/changes.ts';
import { sectionTitle } from '../../views/edit/labels.ts';
import { type RegistryVisit, workPage, workTrail } from '../visit.tsx';
import { draftPlace, type OpenSection, openOf } from './open-section.ts';
import { isBoxOf, readSection } from './section-form.ts';

export const sectionDraftRoutes: readonly Route<Viewer>[] = [
  {
    method: 'post',
    path: paths.keepSection.pattern,
    guard: signedIn,
    event: 'registry.draft.keep',
    ahead: true,
    handle: keep,
  },
  {
    method: 'get',
    path: paths.discardSection.pattern,
    guard: signedIn,
    event: 'registry.draft.discard_form',
    handle: confirm,
  },
  {
    method: 'post',
    path: paths.discardSection.pattern,
    guard: signedIn,
    event: 'registry.draft.discard',
    handle: discard,
  },
];

const subjectOf = ({ record }: OpenSection) => ({ kind: 'innovation' as const, id: record.id });

/** Keeps what a script sends while somebody types; the record stays as it is until they save. */
async function keep(visit: RegistryVisit): Promise<Answer> {
  const open = await openOf(visit);
  if (isOthers(visit)) return keptAnswer(refused('other_person'));
  if ('answer' in open) return keptAnswer(refused('not_yours'));
  const place = draftPlace(open);
  const sent = sentForm(visit, isBoxOf(open.section));
  if (saysTheSame(visit, open)) {
    await visit.db.transact((tx) => settleDraft(tx, visit.viewer, place, seenIn(visit.form)));
    return sameAnswer();
  }
  const typed = { ...sent, place, subject: subjectOf(open) };
  return keptAnswer(await visit.db.transact((tx) => keepDraft(tx, visit.viewer, typed, visit.now)));
}

/** Whether saving what was typed would change nothing. */
function saysTheSame(visit: RegistryVisit, { section, version }: OpenSection): boolean {
  const { content, faults } = readSection(section, visit.form, visit.locale);
  const isRight = Object.keys(faults).length === 0;
  return isRight && changedFields(version.content, { ...version.content, ...content }).length === 0;
}

async function confirm(visit: RegistryVisit): Promise<Answer> {
  const open = await openOf(visit);
  if ('answer' in open) return open.answer;
  const { record, section, version } = open;
  return workPage({
    title: t('drafts.discard.title'),
    trail: workTrail({ id: record.id, title: version.content.title }),
    width: 'reading',
    body: (
      <ConfirmPage
        title={t('drafts.discard.title')}
        action={paths.discardSection.to(record.id, section)}
        button={t('drafts.discard.button')}
        look="danger"
        cancel={paths.section.to(record.id, section)}
      >
        <p>{t('drafts.discard.text', { place: sectionTitle(section) })}</p>
      </ConfirmPage>
    ),
  });
}

async function discard(visit: RegistryVisit): Promise<Answer> {
  const open = await openOf(visit);
  if ('answer' in open) return open.answer;
  const typed = { place: draftPlace(open), subject: subjectOf(open) };
  await visit.db.transact((tx) => discardDraft(tx, visit.viewer, typed, visit.now));
  return redirect(paths.section.to(open.record.id, open.section), 'drafts.discarded');
}
