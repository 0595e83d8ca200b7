import { signedIn, type Viewer } from '#identity/index.ts';
import { type FormValues, formValues } from '#platform/http/form.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { setAwards, setExternalIds } from '../../actions/register.ts';
import { parseLevel } from '../../award-text.ts';
import type { Innovation } from '../../model/record.ts';
import { type AwardEntry, awardsSchema, type ExternalId, externalIdsSchema } from '../../model/register.ts';
import { paths } from '../../paths.ts';
import { awardsOf, externalIdsOf } from '../../queries/register.ts';
import { awardsMark, externalIdsMark } from '../../rules/fingerprint.ts';
import { whyNot } from '../../rules/moves.ts';
import { faultTexts } from '../../views/edit/labels.ts';
import { RegisterListPage } from '../../views/edit/register-page.tsx';
import { awardLine } from '../../views/edit/work-side.tsx';
import { type RegistryVisit, refusal, workOf, workPage, workTrail } from '../visit.tsx';
import { addRows, readRows, rowNumbers, rowStepOf, withRowStep } from './section-form.ts';
import { versionOf } from './work.tsx';

export const registerRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.awards.pattern,
    guard: signedIn,
    event: 'registry.innovation.awards_form',
    handle: (visit) => showList(visit, 'awards'),
  },
  {
    method: 'post',
    path: paths.awards.pattern,
    guard: signedIn,
    event: 'registry.innovation.set_awards',
    handle: (visit) => saveList(visit, 'awards'),
  },
  {
    method: 'get',
    path: paths.externalIds.pattern,
    guard: signedIn,
    event: 'registry.innovation.external_ids_form',
    handle: (visit) => showList(visit, 'externalIds'),
  },
  {
    method: 'post',
    path: paths.externalIds.pattern,
    guard: signedIn,
    event: 'registry.innovation.set_external_ids',
    handle: (visit) => saveList(visit, 'externalIds'),
  },
];

type Kind = 'awards' | 'externalIds';
/** What is stored: as rows for the form, as lines for reading, and its mark. */
type Stored = { readonly rows: readonly object[]; readonly lines: readonly string[]; readonly mark: string };

async function storedOf({ db }: RegistryVisit, { id }: Innovation, kind: Kind): Promise<Stored> {
  if (kind === 'awards') {
    const rows = await awardsOf(db.conn, id);
    return { rows, lines: rows.map((it) => `${awardLine(it)}: ${it.titleUsed}`), mark: awardsMark(rows) };
  }
  const rows = await externalIdsOf(db.conn, id);
  return { rows, lines: rows.map((it) => `${it.system}: ${it.value}`), mark: externalIdsMark(rows) };
}

async function showList(visit: RegistryVisit, kind: Kind): Promise<Answer> {
  const record = await workOf(visit);
  const forbidden = whyNot('set_register', record, visit.viewer);
  if (forbidden) return refusal(forbidden, paths.work.to(record.id));
  const stored = await storedOf(visit, record, kind);
  const boxes = new URLSearchParams();
  addRows(boxes, kind, stored.rows as readonly Record<string, unknown>[], visit.locale);
  return listPage(visit, { record, kind, form: formValues(boxes), seen: stored.mark });
}

type Shown = {
  readonly record: Innovation;
  readonly kind: Kind;
  readonly form: FormValues;
  readonly seen: string;
  readonly errors?: Readonly<Record<string, string>>;
  readonly clash?: readonly string[];
};

async function listPage(visit: RegistryVisit, { record, kind, form, ...shown }: Shown): Promise<Answer> {
  const { content } = await versionOf(visit, record);
  const errors = shown.errors ?? {};
  return workPage(
    {
      title: `${t(`registry.${kind}.title`)}: ${content.title}`,
      trail: workTrail({ id: record.id, title: content.title }),
      ...(shown.clash ? { status: 409 } : {}),
      body: (
        <RegisterListPage
          id={record.id}
          title={content.title}
          kind={kind}
          form={form}
          rows={rowNumbers(form, kind)}
          errors={errors}
          seen={shown.seen}
          clash={shown.clash ?? null}
        />
      ),
    },
    errors,
  );
}

async function saveList(visit: RegistryVisit, kind: Kind): Promise<Answer> {
  const record = await workOf(visit);
  const { form } = visit;
  const seen = form.get('terlihat');
  const step = rowStepOf(form);
  if (step) return listPage(visit, { record, kind, form: withRowStep(form, step), seen });
  const read = readRows(kind, form, visit.locale);
  const errors = faultTexts(read.faults);
  if (Object.keys(errors).length > 0) return listPage(visit, { record, kind, form, seen, errors });
  const outcome = await visit.db.transact((tx) => {
    if (kind === 'awards')
      return setAwards(tx, visit.viewer, { id: record.id, awards: awardsIn(read.rows), seen }, visit.now);
    const externalIds: readonly ExternalId[] = externalIdsSchema.parse(read.rows);
    return setExternalIds(tx, visit.viewer, { id: record.id, externalIds, seen }, visit.now);
  });
  if (outcome.ok) return redirect(paths.work.to(record.id), 'registry.edit.saved');
  if (outcome.why !== 'stale') return refusal(outcome.why, paths.work.to(record.id));
  const stored = await storedOf(visit, record, kind);
  return listPage(visit, { record, kind, form, seen: stored.mark, clash: stored.lines });
}

/** The rows as entries of the register; the places of «Top 45» are read out of its text. */
function awardsIn(rows: readonly Readonly<Record<string, unknown>>[]): readonly AwardEntry[] {
  return awardsSchema.parse(
    rows.map((row) => ({
      ...row,
      awardGroup: row.awardGroup || null,
      sourceUrl: row.sourceUrl || null,
      levelTop: parseLevel(String(row.levelText)).top,
    })),
  );
}
