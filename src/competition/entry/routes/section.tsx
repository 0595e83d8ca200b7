import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import {
  type Draft,
  DraftNotice,
  type DraftPlace,
  draftOwner,
  KeepStatus,
  keepDraft,
  othersAtWork,
  ownDraft,
  seenIn,
  sentForm,
  settleDraft,
  typedForm,
} from '#registry/index.ts';
import type { EditionSection } from '../../edition/model/sections.ts';
import { sectionsFor } from '../../edition/rules/parts.ts';
import { carryAgain, saveSection } from '../actions/write.ts';
import type { EntryId } from '../model/entry.ts';
import { paths } from '../paths.ts';
import { notesOf, textsOf } from '../queries/entry.ts';
import { entrySubject, standOf } from '../queries/stand.ts';
import { whyNotMove } from '../rules/moves.ts';
import { approvalFor } from '../rules/window.ts';
import { SectionPage } from '../views/section-page.tsx';
import { nameOf } from '../views/words.ts';
import { type EntryVisit, entryOf, entryPage, entryTrail, type Opened, refusal } from './visit.tsx';

export const sectionRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.section.pattern,
    guard: signedIn,
    event: 'competition.entry.section_form',
    handle: async (visit) => {
      const open = await openSection(visit);
      return 'answer' in open ? open.answer : opened(visit, open);
    },
  },
  { method: 'post', path: paths.section.pattern, guard: signedIn, event: 'competition.entry.section', handle: save },
  {
    method: 'post',
    path: paths.carrySection.pattern,
    guard: signedIn,
    event: 'competition.entry.carry',
    handle: carry,
  },
];

export type OpenSection = Opened & { readonly section: EditionSection };

/** The section of the entry being written, or the answer that says why it cannot be edited. */
export async function openSection(visit: EntryVisit): Promise<OpenSection | { readonly answer: Answer }> {
  const { entry, edition } = await entryOf(visit);
  const section = sectionsFor(edition.document, entry.group).find((it) => it.code === visit.params.bagian);
  if (!section) throw new NotFound();
  const forbidden = whyNotMove('edit', entry, visit.viewer, approvalFor(edition.document, entry));
  return forbidden ? { answer: refusal(forbidden, paths.entry.to(entry.id)) } : { entry, edition, section };
}

/** Where what is typed into the section and not saved is kept. */
export const draftPlace = (id: EntryId, section: string): DraftPlace => ({
  kind: 'elsewhere',
  thing: 'entry',
  id,
  part: section,
});

async function opened(visit: EntryVisit, open: OpenSection): Promise<Answer> {
  const { db, viewer, now } = visit;
  const place = draftPlace(open.entry.id, open.section.code);
  const draft = await ownDraft(db.conn, viewer, place);
  const stored = (await textsOf(db.conn, open.entry.id)).get(open.section.code) ?? null;
  const text = draft ? typedForm(draft).get('teks') : (stored?.text ?? '');
  const differs = draft !== null && text !== stored?.text;
  const notice = (
    <DraftNotice
      draft={differs ? { ...draft, differing: null } : null}
      others={await othersAtWork(db.conn, viewer, place, now)}
      savedSince={draft && stored && stored.revision !== draft.baseRevision && stored.savedBy ? [stored.savedBy] : []}
      discard={paths.discardSection.to(open.entry.id, open.section.code)}
    />
  );
  const revision = draft?.baseRevision ?? stored?.revision ?? 0;
  return sectionPage(visit, open, { text, revision, seen: draft, fresh: true, notice });
}

type Shown = {
  readonly text: string;
  readonly revision: number;
  readonly seen: Pick<Draft, 'savedAt'> | null;
  /** Filled from what is kept or stored, not sent a moment ago. */
  readonly fresh: boolean;
  readonly notice?: preact.ComponentChildren;
  readonly errors?: FieldErrors;
  readonly status?: number;
};

async function sectionPage(visit: EntryVisit, open: OpenSection, shown: Shown): Promise<Answer> {
  const { entry, edition, section } = open;
  const { texts, evidence } = await standOf(visit.db.conn, entry, edition);
  const notes = await notesOf(visit.db.conn, entry.id);
  const owner = draftOwner(visit.viewer);
  const errors = shown.errors ?? {};
  const body = (
    <SectionPage
      entry={entry}
      edition={edition}
      section={section}
      stored={texts.get(section.code) ?? null}
      text={shown.text}
      revision={shown.revision}
      notes={notes.filter((note) => note.section === section.code)}
      evidence={evidence}
      errors={errors}
      notice={shown.notice ?? null}
      keep={
        owner ? (
          <KeepStatus
            url={paths.keepSection.to(entry.id, section.code)}
            owner={owner}
            thing={`${entry.id}/${section.code}`}
            seen={shown.seen?.savedAt.toISOString() ?? ''}
            fresh={shown.fresh}
          />
        ) : null
      }
    />
  );
  const title = `${nameOf(section)}: ${entry.title}`;
  const status = shown.status === undefined ? {} : { status: shown.status };
  return entryPage({ title, trail: entryTrail(entry), islands: ['keep', 'wordcount'], body, ...status }, errors);
}

async function save(visit: EntryVisit): Promise<Answer> {
  const open = await openSection(visit);
  if ('answer' in open) return tooLate(visit, open.answer);
  const { form, db, viewer, now } = visit;
  const { entry, section } = open;
  const input = { id: entry.id, section: section.code, text: form.get('teks'), revision: Number(form.get('revision')) };
  const outcome = await db.transact(async (tx) => {
    const saved = await saveSection(tx, viewer, input, now);
    if (saved.ok) await settleDraft(tx, viewer, draftPlace(entry.id, section.code), seenIn(form));
    return saved;
  });
  if (outcome.ok) return redirect(nextOf(open, form.get('lanjut')), 'entry.done.section');
  if (outcome.why === 'stale') return stale(visit, open);
  if (outcome.why !== 'too_long') return refusal(outcome.why, paths.entry.to(entry.id));
  const errors = { teks: t('entry.refusal.too_long') };
  return sectionPage(visit, open, { ...typed(visit), errors });
}

/** Whoever was still typing when the day passed finds it again beside what was saved until then. */
async function tooLate(visit: EntryVisit, answer: Answer): Promise<Answer> {
  const { entry } = await entryOf(visit);
  if (entry.state !== 'submitted' || entry.givenBackAt === null) return answer;
  const place = draftPlace(entry.id, visit.params.bagian ?? '');
  const sent = sentForm(visit, (box) => box === 'teks');
  const typed = { ...sent, place, subject: entrySubject(entry.id), owner: 'competition' };
  await visit.db.transact((tx) => keepDraft(tx, visit.viewer, typed, visit.now));
  return refusal('reopening_over', paths.unsent.to(entry.id), t('entry.unsent.kept'));
}

function typed({ form }: EntryVisit): Shown {
  const seen = seenIn(form);
  return {
    text: form.get('teks'),
    revision: Number(form.get('revision')),
    seen: seen && { savedAt: seen },
    fresh: false,
  };
}

/** Somebody saved the section meanwhile: what was typed stays in the box, and the next save goes over what stands there now. */
async function stale(visit: EntryVisit, open: OpenSection): Promise<Answer> {
  const stored = (await textsOf(visit.db.conn, open.entry.id)).get(open.section.code);
  const name = stored?.savedBy ?? t('entry.somebody');
  const errors = { teks: t('entry.section.stale', { name }) };
  const revision = stored?.revision ?? 0;
  const notice = <StoredNow text={stored?.text ?? ''} />;
  return sectionPage(visit, open, { ...typed(visit), revision, notice, errors, status: 409 });
}

function StoredNow({ text }: { readonly text: string }) {
  return (
    <details class="mb-6" open>
      <summary>{t('entry.section.storedNow')}</summary>
      <p class="merge-text">{text}</p>
    </details>
  );
}

function nextOf({ entry, edition, section }: OpenSection, way: string): string {
  if (way !== 'berikut') return paths.entry.to(entry.id);
  const all = sectionsFor(edition.document, entry.group);
  const next = all[all.findIndex((it) => it.code === section.code) + 1];
  return next ? paths.section.to(entry.id, next.code) : paths.check.to(entry.id);
}

async function carry(visit: EntryVisit): Promise<Answer> {
  const open = await openSection(visit);
  if ('answer' in open) return open.answer;
  const { entry, section } = open;
  const input = { id: entry.id, section: section.code };
  const outcome = await visit.db.transact((tx) => carryAgain(tx, visit.viewer, input, visit.now));
  const back = paths.section.to(entry.id, section.code);
  return outcome.ok ? redirect(back, 'entry.done.carry') : refusal(outcome.why, back);
}
