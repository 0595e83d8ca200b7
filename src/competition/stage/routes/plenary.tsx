import { savedViewsShown, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { EntryId } from '../../entry/model/entry.ts';
import { figuresForPlenary } from '../../rating/queries/plenary.ts';
import { saveChoices } from '../actions/plenary.ts';
import { plenaryExport } from '../exports.ts';
import type { Choice } from '../model/plenary.ts';
import { paths } from '../paths.ts';
import { rankedRounds } from '../queries/scores.ts';
import { compositionOf } from '../rules/composition.ts';
import { bestOf } from '../rules/plenary.ts';
import { weighed } from '../rules/plenary-list.ts';
import { PlenaryPage } from '../views/plenary-page.tsx';
import { choicesIn, plenaryFilterIn, plenaryQuery, type TypedChoices, typedOf, wholeIn } from './plenary-form.ts';
import { fieldAt, type OpenedPlenary, plenaryAt } from './plenary-visit.ts';
import { organisers, refusalPage, type StageVisit, stagePage, trailOf } from './visit.tsx';

const PAGE_SIZE = 50;

export const plenaryRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.plenary.pattern, guard: organisers, event: 'competition.plenary.read', handle: read },
  { method: 'post', path: paths.plenary.pattern, guard: organisers, event: 'competition.plenary.choose', handle: save },
  {
    method: 'post',
    path: paths.best.pattern,
    guard: organisers,
    event: 'competition.plenary.choose',
    handle: takeBest,
  },
  exportRoute(plenaryExport),
];

async function read(visit: StageVisit): Promise<Answer> {
  return page(visit, await plenaryAt(visit), null, {});
}

async function page(
  visit: StageVisit,
  opened: OpenedPlenary,
  typed: TypedChoices | null,
  errors: FieldErrors,
): Promise<Answer> {
  const { edition, stage, plenary } = opened;
  const field = (await fieldAt(visit, opened)).weighed;
  const filter = plenaryFilterIn(visit.query, edition.document);
  const query = plenaryQuery(filter);
  const found = weighed(field, filter);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const at = Math.min(pages, Math.max(1, Number.parseInt(visit.query.get('hal') ?? '1', 10) || 1));
  const rows = found.slice((at - 1) * PAGE_SIZE, at * PAGE_SIZE);
  const publicFigures =
    stage === 'tpi_plenary' ? await figuresForPlenary(visit.db.conn, edition, rows, visit.now) : null;
  const leftBehind = new Set(visit.config.leftBehindRegions);
  const body = (
    <PlenaryPage
      {...opened}
      filter={filter}
      publicFigures={publicFigures}
      query={query}
      saved={
        await savedViewsShown(
          visit.db.conn,
          visit.viewer,
          { list: paths.plenary.to(edition.id, stage), query },
          visit.now,
        )
      }
      rows={rows.map((it) => ({ ...it, typed: typed?.get(it.id) ?? typedOf(it.choice) }))}
      total={found.length}
      page={at}
      pages={pages}
      composition={compositionOf(field, (it) => it.choice?.chosen === true, leftBehind)}
      hasScores={field.some((it) => it.score !== null)}
      rounds={await rankedRounds(visit.db.conn, edition, stage)}
      revision={plenary?.revision ?? 0}
      errors={errors}
    />
  );
  return stagePage({ title: t(`edition.stage.${stage}`), width: 'wide', trail: trailOf(edition), body }, errors);
}

/** A plenary that nobody has begun stands at revision 0 in the form, and is begun at 1. */
const revisionIn = ({ form }: StageVisit): number => Math.max(1, wholeIn(form.get('revisi')) ?? 0);

async function save(visit: StageVisit): Promise<Answer> {
  const opened = await plenaryAt(visit);
  const { typed, choices, errors } = choicesIn(visit.form);
  if (Object.keys(errors).length > 0) return page(visit, opened, typed, errors);
  return kept(visit, opened, { choices, typed });
}

type Kept = { readonly choices: readonly Choice[]; readonly typed: TypedChoices | null };

async function kept(visit: StageVisit, opened: OpenedPlenary, { choices, typed }: Kept): Promise<Answer> {
  const { edition, stage } = opened;
  const given = { editionId: edition.id, stage, revision: revisionIn(visit), choices };
  const outcome = await visit.db.transact((tx) => saveChoices(tx, visit.viewer, given, visit.now));
  const back = `${paths.plenary.to(edition.id, stage)}${visit.url.search}`;
  if (outcome.ok) return redirect(back, 'stage.done.saved');
  if (outcome.why === 'stale') return page(visit, await plenaryAt(visit), typed, { '': t('stage.plenary.stale') });
  return refusalPage(outcome.why, back);
}

async function takeBest(visit: StageVisit): Promise<Answer> {
  const opened = await plenaryAt(visit);
  const field = (await fieldAt(visit, opened)).weighed;
  const choiceOf = (id: string, chosen: boolean): Choice => {
    const known = field.find((it) => it.id === id)?.choice;
    const fresh = { entryId: id as EntryId, award: null, reason: '', votes: null };
    return { ...(known ?? fresh), chosen, award: chosen ? (known?.award ?? null) : null };
  };
  if (visit.form.get('kosongkan') === 'ya') {
    const chosen = field.filter((it) => it.choice?.chosen);
    return kept(visit, opened, { choices: chosen.map((it) => choiceOf(it.id, false)), typed: null });
  }
  const count = wholeIn(visit.form.get('banyak'));
  if (count === null || count < 1) return page(visit, opened, null, { banyak: t('stage.plenary.howManyWrong') });
  const group = visit.form.get('kelompok');
  const best = new Set(bestOf(field, group, count));
  const own = field.filter((it) => it.group === group);
  return kept(visit, opened, { choices: own.map((it) => choiceOf(it.id, best.has(it.id))), typed: null });
}
