import { anyone, isActing, regionByCode, regionName, signedIn, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { refusalPage, type SpreadVisit, workPage } from '../../origin/visit.tsx';
import { setRegionFacts, whyNotSet } from '../actions/settings.ts';
import { hubRegions, regionsExport } from '../exports.ts';
import type { RegionFacts } from '../model/region-fact.ts';
import { paths } from '../paths.ts';
import { factsOfRegion } from '../queries/candidates.ts';
import { factsByRegion } from '../queries/regions.ts';
import { factsMark } from '../rules/mark.ts';
import { RegionPage } from '../views/region-page.tsx';
import { RegionsPage } from '../views/regions-page.tsx';
import { readFacts, type TypedFacts, typedFacts, typedIn } from './region-form.ts';

export const regionRoutes: readonly Route<Viewer>[] = [
  exportRoute(regionsExport),
  { method: 'get', path: paths.regions.pattern, guard: anyone, event: 'replication.matching.regions', handle: list },
  {
    method: 'get',
    path: paths.region.pattern,
    guard: signedIn,
    event: 'replication.matching.region_form',
    handle: form,
  },
  { method: 'post', path: paths.region.pattern, guard: signedIn, event: 'replication.matching.region', handle: set },
];

async function list({ db, viewer, config }: SpreadVisit): Promise<Answer> {
  const facts = await factsByRegion(db.conn);
  const codes = [...new Set([...hubRegions(config.hubRegion), ...facts.keys()])];
  return show({
    title: t('matching.regions.title'),
    description: t('matching.regions.lead'),
    width: 'wide',
    body: (
      <RegionsPage codes={codes} facts={facts} maySet={whyNotSet(viewer) === null} follows={viewer.acting !== null} />
    ),
  });
}

/** The region of the address; whoever may not set facts finds nothing here. */
function codeOf({ params, viewer }: SpreadVisit): string {
  const region = regionByCode(params.kode ?? '');
  if (!region || !isActing(viewer, 'hub_admin')) throw new NotFound();
  return region.code;
}

async function form(visit: SpreadVisit): Promise<Answer> {
  const code = codeOf(visit);
  const facts = await factsOfRegion(visit.db.conn, code);
  return regionPage({ code, typed: typedFacts(facts, visit.locale), mark: factsMark(facts) });
}

type Shown = {
  readonly code: string;
  readonly typed: TypedFacts;
  readonly mark: string;
  readonly errors?: FieldErrors;
  /** What stands now, where the form is older. */
  readonly stored?: RegionFacts;
};

function regionPage({ code, typed, mark, errors = {}, stored }: Shown): Answer {
  const title = t('matching.region.title', { region: regionName(code) });
  return workPage(
    {
      title,
      ...(stored ? { status: 409 } : {}),
      trail: [{ text: t('matching.regions.title'), href: paths.regions.to() }],
      body: <RegionPage code={code} title={title} typed={typed} mark={mark} errors={errors} stored={stored ?? null} />,
    },
    errors,
  );
}

async function set(visit: SpreadVisit): Promise<Answer> {
  const code = codeOf(visit);
  const typed = typedIn(visit.form);
  const mark = visit.form.get('tanda');
  const read = readFacts(typed, visit.locale);
  if (!read.ok) return regionPage({ code, typed, mark, errors: read.errors });
  const { db, viewer, now } = visit;
  const outcome = await db.transact((tx) => setRegionFacts(tx, viewer, { code, facts: read.facts, mark }, now));
  if (outcome.ok) return redirect(paths.regions.to(), 'matching.done.region');
  if (outcome.why === 'not_yours') return refusalPage(t('matching.refusal.not_yours'), paths.regions.to(), 403);
  const stored = await factsOfRegion(db.conn, code);
  return regionPage({ code, typed, mark: factsMark(stored), errors: { '': t('matching.region.stale') }, stored });
}
