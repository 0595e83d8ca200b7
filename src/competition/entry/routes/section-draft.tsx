import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { refused } from '#platform/outcome.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import {
  discardDraft,
  isOthers,
  keepDraft,
  keptAnswer,
  sameAnswer,
  seenIn,
  sentForm,
  settleDraft,
} from '#registry/index.ts';
import { paths } from '../paths.ts';
import { textsOf } from '../queries/entry.ts';
import { entrySubject } from '../queries/stand.ts';
import { nameOf } from '../views/words.ts';
import { draftPlace, openSection } from './section.tsx';
import { type EntryVisit, entryPage, entryTrail } from './visit.tsx';

export const sectionDraftRoutes: readonly Route<Viewer>[] = [
  {
    method: 'post',
    path: paths.keepSection.pattern,
    guard: signedIn,
    event: 'competition.draft.keep',
    ahead: true,
    handle: keep,
  },
  {
    method: 'get',
    path: paths.discardSection.pattern,
    guard: signedIn,
    event: 'competition.draft.discard_form',
    handle: confirm,
  },
  {
    method: 'post',
    path: paths.discardSection.pattern,
    guard: signedIn,
    event: 'competition.draft.discard',
    handle: discard,
  },
];

/** Keeps what a script sends while somebody types; the entry stays as it is until they save. */
async function keep(visit: EntryVisit): Promise<Answer> {
  const open = await openSection(visit);
  if (isOthers(visit)) return keptAnswer(refused('other_person'));
  if ('answer' in open) return keptAnswer(refused('not_yours'));
  const { db, viewer, form, now } = visit;
  const { entry, section } = open;
  const place = draftPlace(entry.id, section.code);
  const stored = (await textsOf(db.conn, entry.id)).get(section.code)?.text ?? '';
  if (form.get('teks').replaceAll('\r\n', '\n').trim() === stored) {
    await db.transact((tx) => settleDraft(tx, viewer, place, seenIn(form)));
    return sameAnswer();
  }
  const typed = {
    ...sentForm(visit, (box) => box === 'teks'),
    place,
    subject: entrySubject(entry.id),
    owner: 'competition',
  };
  return keptAnswer(await db.transact((tx) => keepDraft(tx, viewer, typed, now)), 'drafts.keptElsewhere');
}

async function confirm(visit: EntryVisit): Promise<Answer> {
  const open = await openSection(visit);
  if ('answer' in open) return open.answer;
  const { entry, section } = open;
  return entryPage({
    title: t('drafts.discard.title'),
    trail: entryTrail(entry),
    width: 'reading',
    body: (
      <ConfirmPage
        title={t('drafts.discard.title')}
        action={paths.discardSection.to(entry.id, section.code)}
        button={t('drafts.discard.button')}
        look="danger"
        cancel={paths.section.to(entry.id, section.code)}
      >
        <p>{t('drafts.discard.text', { place: nameOf(section) })}</p>
      </ConfirmPage>
    ),
  });
}

async function discard(visit: EntryVisit): Promise<Answer> {
  const open = await openSection(visit);
  if ('answer' in open) return open.answer;
  const { entry, section } = open;
  const typed = { place: draftPlace(entry.id, section.code), subject: entrySubject(entry.id), owner: 'competition' };
  await visit.db.transact((tx) => discardDraft(tx, visit.viewer, typed, visit.now));
  return redirect(paths.section.to(entry.id, section.code), 'drafts.discarded');
}
