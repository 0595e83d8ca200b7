import { signedIn, type Viewer } from '#identity/index.ts';
import { emptyForm, type FormValues } from '#platform/http/form.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { saveSection } from '../../actions/innovation.ts';
import { decided, openPlaces, ROOT } from '../../drafts/choices.ts';
import type { Innovation, Version } from '../../model/record.ts';
import { type SectionName, sectionNames } from '../../model/sections.ts';
import { paths, sectionOfSlug } from '../../paths.ts';
import { currentVersions, notesOf } from '../../queries/innovation.ts';
import { savesSince } from '../../queries/revisions.ts';
import { rowFields } from '../../rules/fields.ts';
import { whyNot } from '../../rules/moves.ts';
import type { JoinedSave } from '../../views/edit/joined.tsx';
import { faultTexts, fieldLabel, sectionTitle } from '../../views/edit/labels.ts';
import { SectionPage } from '../../views/edit/section-page.tsx';
import { type RegistryVisit, refusal, workOf, workPage, workTrail } from '../visit.tsx';
import { mergePage } from './merge.tsx';
import {
  formOf,
  readSection,
  rowNumbers,
  rowStepOf,
  type SectionRead,
  typedFields,
  withRowStep,
} from './section-form.ts';

export const sectionRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.section.pattern,
    guard: signedIn,
    event: 'registry.innovation.section_form',
    handle: async (visit) => {
      const open = await openOf(visit);
      if ('answer' in open) return open.answer;
      return page(visit, open, formOf(open.section, open.version.content, visit.locale));
    },
  },
  { method: 'post', path: paths.section.pattern, guard: signedIn, event: 'registry.innovation.edit', handle: save },
];

type Open = { readonly record: Innovation; readonly version: Version; readonly section: SectionName };

/** The section of the version being written, or the answer that says why it cannot be edited. */
async function openOf(visit: RegistryVisit): Promise<Open | { readonly answer: Answer }> {
  const section = sectionOfSlug(visit.params.bagian ?? '');
  if (!section) throw new NotFound();
  const record = await workOf(visit);
  const forbidden = whyNot('edit', record, visit.viewer);
  const { open } = await currentVersions(visit.db.conn, record);
  if (forbidden || !open) return { answer: refusal(forbidden ?? 'nothing_open', paths.work.to(record.id)) };
  return { record, version: open, section };
}

type Extra = { readonly errors?: Readonly<Record<string, string>> };

async function page(visit: RegistryVisit, open: Open, form: FormValues, extra: Extra = {}): Promise<Answer> {
  const { record, version, section } = open;
  const errors = extra.errors ?? {};
  const notes = await notesOf(visit.db.conn, version.id);
  const { title } = version.content;
  const rows = Object.fromEntries(rowFields.map((field) => [field, rowNumbers(form, field)]));
  const joined = await joinedSaves(visit, open);
  return workPage(
    {
      title: `${sectionTitle(section)}: ${title}`,
      trail: workTrail({ id: record.id, title }),
      body: (
        <SectionPage
          id={record.id}
          title={title}
          section={section}
          fields={typedFields(section)}
          rows={rows as Record<(typeof rowFields)[number], readonly number[]>}
          form={form}
          errors={errors}
          revision={version.revision}
          notes={notes.filter((note) => note.section === section)}
          joined={joined}
        />
      ),
    },
    errors,
  );
}

/** After a save that kept others' changes beside one's own (`?digabung=`): whose, and in which fields of this section. */
async function joinedSaves(visit: RegistryVisit, { version, section }: Open): Promise<readonly JoinedSave[]> {
  const since = Number(visit.query.get('digabung') ?? Number.NaN);
  if (visit.request.method !== 'GET' || !Number.isInteger(since)) return [];
  const own = visit.viewer.person?.name;
  const saves = await savesSince(visit.db.conn, version, since);
  return saves.flatMap(({ by, at, fields }) => {
    const labels = typedFields(section)
      .filter((field) => fields.includes(field))
      .map(fieldLabel);
    return by === own || labels.length === 0 ? [] : [{ by, at, labels }];
  });
}

async function save(visit: RegistryVisit): Promise<Answer> {
  const open = await openOf(visit);
  if ('answer' in open) return open.answer;
  const step = rowStepOf(visit.form);
  // A row more or less is no save: what was typed stays in the form, with the revision it began from.
  const revision = Number(visit.form.get('revision'));
  const began = { ...open, version: { ...open.version, revision } };
  if (step) return page(visit, began, withRowStep(visit.form, step));
  if (openPlaces(visit.form).length > 0) return undecided(visit, began);
  const form = decided(visit.form);
  const read = readSection(open.section, form, visit.locale);
  const errors = faultTexts(read.faults);
  if (Object.keys(errors).length > 0) return page(visit, began, form, { errors });
  const input = { id: open.record.id, revision, content: read.content };
  const outcome = await visit.db.transact((tx) => saveSection(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(nextOf(began, form, outcome.value.theirs.length > 0), 'registry.edit.saved');
  if (outcome.why === 'stale') return clashed(visit, read.content, revision);
  return refusal(outcome.why, paths.work.to(open.record.id));
}

/** Somebody saved the same otherwise meanwhile: both texts on one page, and nothing typed is lost. */
async function clashed(visit: RegistryVisit, typed: SectionRead['content'], root: number): Promise<Answer> {
  const newest = await openOf(visit);
  if ('answer' in newest) return newest.answer;
  const answer = await mergePage(visit, { ...newest, typed, root, goesOn: goesOn(visit.form) }, emptyForm);
  // They agree again: the next save goes through.
  return answer ?? page(visit, newest, visit.form);
}

/** Not every place was decided: the page again, with what was decided so far. */
async function undecided(visit: RegistryVisit, began: Open): Promise<Answer> {
  const newest = await openOf(visit);
  if ('answer' in newest) return newest.answer;
  const { content } = readSection(began.section, decided(visit.form, 'saya'), visit.locale);
  const root = Number(visit.form.get(ROOT));
  const answer = await mergePage(visit, { ...newest, typed: content, root, goesOn: goesOn(visit.form) }, visit.form);
  return answer ?? page(visit, began, decided(visit.form));
}

const goesOn = (form: FormValues): boolean => form.get('lanjut') === 'berikut';

function nextOf({ record, section, version }: Open, form: FormValues, isMerged: boolean): string {
  if (isMerged) return paths.sectionJoined.to(record.id, section, version.revision);
  const next = sectionNames[sectionNames.indexOf(section) + 1];
  if (!goesOn(form)) return paths.work.to(record.id);
  return next ? paths.section.to(record.id, next) : paths.check.to(record.id);
}
