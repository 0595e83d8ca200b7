import { signedIn, type Viewer } from '#identity/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { saveSection } from '../../actions/innovation.ts';
import type { Innovation, Version } from '../../model/record.ts';
import { type SectionName, sectionNames } from '../../model/sections.ts';
import { paths, sectionOfSlug } from '../../paths.ts';
import { currentVersions, notesOf } from '../../queries/innovation.ts';
import { rowFields } from '../../rules/fields.ts';
import { whyNot } from '../../rules/moves.ts';
import { Clash } from '../../views/edit/clash.tsx';
import { faultTexts, sectionTitle } from '../../views/edit/labels.ts';
import { SectionPage } from '../../views/edit/section-page.tsx';
import { type RegistryVisit, refusal, workOf, workPage, workTrail } from '../visit.tsx';
import { formOf, readSection, rowNumbers, rowStepOf, typedFields, withRowStep } from './section-form.ts';

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

type Extra = {
  readonly errors?: Readonly<Record<string, string>>;
  readonly clash?: boolean;
};

async function page(visit: RegistryVisit, open: Open, form: FormValues, extra: Extra = {}): Promise<Answer> {
  const { record, version, section } = open;
  const errors = extra.errors ?? {};
  const notes = await notesOf(visit.db.conn, version.id);
  const { title } = version.content;
  const rows = Object.fromEntries(rowFields.map((field) => [field, rowNumbers(form, field)]));
  const typed = extra.clash ? readSection(section, form, visit.locale).content : {};
  const clash = extra.clash ? (
    <Clash fields={typedFields(section)} stored={version.content} typed={{ ...version.content, ...typed }} />
  ) : null;
  return workPage(
    {
      title: extra.clash ? t('registry.clash.title') : `${sectionTitle(section)}: ${title}`,
      trail: workTrail({ id: record.id, title }),
      ...(extra.clash ? { status: 409 } : {}),
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
          clash={clash}
        />
      ),
    },
    errors,
  );
}

async function save(visit: RegistryVisit): Promise<Answer> {
  const open = await openOf(visit);
  if ('answer' in open) return open.answer;
  const { form } = visit;
  const step = rowStepOf(form);
  // A row more or less is no save: what was typed stays in the form, with the revision it began from.
  const revision = Number(form.get('revision'));
  if (step) return page(visit, { ...open, version: { ...open.version, revision } }, withRowStep(form, step));
  const read = readSection(open.section, form, visit.locale);
  const errors = faultTexts(read.faults);
  if (Object.keys(errors).length > 0)
    return page(visit, { ...open, version: { ...open.version, revision } }, form, { errors });
  const input = { id: open.record.id, revision, content: read.content };
  const outcome = await visit.db.transact((tx) => saveSection(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(nextOf(open, form), 'registry.edit.saved');
  if (outcome.why === 'stale') return clashed(visit);
  return refusal(outcome.why, paths.work.to(open.record.id));
}

/** Somebody saved meanwhile: both texts on one page, and nothing typed is lost. */
async function clashed(visit: RegistryVisit): Promise<Answer> {
  const newest = await openOf(visit);
  return 'answer' in newest ? newest.answer : page(visit, newest, visit.form, { clash: true });
}

function nextOf({ record, section }: Open, form: FormValues): string {
  const next = sectionNames[sectionNames.indexOf(section) + 1];
  if (form.get('lanjut') !== 'berikut') return paths.work.to(record.id);
  return next ? paths.section.to(record.id, next) : paths.check.to(record.id);
}
