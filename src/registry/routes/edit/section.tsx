import { signedIn, type Viewer } from '#identity/index.ts';
import { emptyForm, type FormValues } from '#platform/http/form.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { saveSection } from '../../actions/innovation.ts';
import { keepDraft, settleDraft } from '../../drafts/actions.ts';
import { decided, openPlaces, ROOT } from '../../drafts/choices.ts';
import { seenIn, sentForm } from '../../drafts/form.ts';
import { sectionNames } from '../../model/sections.ts';
import type { SectionPart } from '../../part.ts';
import { paths } from '../../paths.ts';
import { faultTexts } from '../../views/edit/labels.ts';
import { type RegistryVisit, refusal } from '../visit.tsx';
import { mergePage } from './merge.tsx';
import { draftPlace, type OpenSection, openOf } from './open-section.ts';
import { isBoxOf, readSection, rowStepOf, type SectionRead, withRowStep } from './section-form.ts';
import { openedSection, sectionPage, sentAgain } from './section-shown.tsx';

export const sectionRoutes = (parts: readonly SectionPart[]): readonly Route<Viewer>[] => [
  {
    method: 'get',
    path: paths.section.pattern,
    guard: signedIn,
    event: 'registry.innovation.section_form',
    handle: async (visit) => {
      const open = await openOf(visit, parts);
      return 'answer' in open ? open.answer : openedSection(visit, open);
    },
  },
  {
    method: 'post',
    path: paths.section.pattern,
    guard: signedIn,
    event: 'registry.innovation.edit',
    handle: (visit) => save(visit, parts),
  },
];

async function save(visit: RegistryVisit, parts: readonly SectionPart[]): Promise<Answer> {
  const open = await openOf(visit, parts);
  if ('answer' in open) return open.answer;
  const step = rowStepOf(visit.form);
  // A row more or less is no save: what was typed stays in the form, with the revision it began from.
  if (step) return sectionPage(visit, open, sentAgain(visit, withRowStep(visit.form, step)));
  if (openPlaces(visit.form).length > 0) return undecided(visit, open);
  const form = decided(visit.form);
  const read = readSection(open.section, form, visit.locale);
  const errors = faultTexts(read.faults);
  if (Object.keys(errors).length > 0) return sectionPage(visit, open, { ...sentAgain(visit, form), errors });
  const input = { id: open.record.id, revision: Number(visit.form.get('revision')), content: read.content };
  const outcome = await visit.db.transact(async (tx) => {
    const saved = await saveSection(tx, visit.viewer, input, visit.now);
    if (saved.ok) await settleDraft(tx, visit.viewer, draftPlace(open), seenIn(visit.form));
    return saved;
  });
  if (outcome.ok) return redirect(nextOf(open, visit.form, outcome.value.theirs.length > 0), 'registry.edit.saved');
  if (outcome.why === 'stale') return clashed(visit, parts, { content: read.content, form });
  return refusal(outcome.why, paths.work.to(open.record.id));
}

type Typed = { readonly content: SectionRead['content']; readonly form: FormValues };

/** Somebody saved the same otherwise meanwhile: both texts on one page, and what was typed is kept beside it. */
async function clashed(visit: RegistryVisit, parts: readonly SectionPart[], typed: Typed): Promise<Answer> {
  const open = await openOf(visit, parts);
  if ('answer' in open) return open.answer;
  const root = Number(visit.form.get('revision'));
  const sent = sentForm({ ...visit, form: typed.form }, isBoxOf(open.section));
  const kept = await visit.db.transact((tx) =>
    keepDraft(
      tx,
      visit.viewer,
      {
        ...sent,
        place: draftPlace(open),
        subject: { kind: 'innovation', id: open.record.id },
      },
      visit.now,
    ),
  );
  const seen = kept.ok ? kept.value.savedAt : seenIn(visit.form);
  const torn = { ...open, typed: typed.content, root, seen, goesOn: goesOn(visit.form) };
  // When they agree again after all, the next save goes through.
  return (await mergePage(visit, torn, emptyForm)) ?? sectionPage(visit, open, sentAgain(visit, typed.form));
}

/** Not every place was decided: the page again, with what was decided so far. */
async function undecided(visit: RegistryVisit, open: OpenSection): Promise<Answer> {
  const { content } = readSection(open.section, decided(visit.form, 'saya'), visit.locale);
  const root = Number(visit.form.get(ROOT));
  const torn = { ...open, typed: content, root, seen: seenIn(visit.form), goesOn: goesOn(visit.form) };
  return (await mergePage(visit, torn, visit.form)) ?? sectionPage(visit, open, sentAgain(visit, decided(visit.form)));
}

const goesOn = (form: FormValues): boolean => form.get('lanjut') === 'berikut';

function nextOf({ record, section }: OpenSection, form: FormValues, isMerged: boolean): string {
  if (isMerged) return paths.sectionJoined.to(record.id, section, Number(form.get('revision')));
  const next = sectionNames[sectionNames.indexOf(section) + 1];
  if (!goesOn(form)) return paths.work.to(record.id);
  return next ? paths.section.to(record.id, next) : paths.check.to(record.id);
}
