import { evidenceOf } from '#files/index.ts';
import { signedIn, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import type { MessageKey } from '#platform/i18n/i18n.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Outcome } from '#platform/outcome.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import { discardWorking } from '../../actions/discard.ts';
import { startVersion, submitVersion, withdrawVersion } from '../../actions/version.ts';
import { departuresFrom } from '../../departure/queries.ts';
import { wayOut } from '../../departure/rules.ts';
import { mayErase } from '../../erasure/rules.ts';
import { whyNotProve } from '../../evidence/rules.ts';
import type { Innovation, Version } from '../../model/record.ts';
import type { RecordRefusal } from '../../model/refusal.ts';
import { paths } from '../../paths.ts';
import { chainOf, currentVersions, notesOf, workRecordFor } from '../../queries/innovation.ts';
import { keepersOf } from '../../queries/keeper.ts';
import { wasLast } from '../../queries/last-deed.ts';
import { awardsOf, externalIdsOf, lineageOf } from '../../queries/register.ts';
import { positionOf, whyNot } from '../../rules/moves.ts';
import { likelyDuplicates } from '../../search/duplicates.ts';
import { CheckPage } from '../../views/edit/check-page.tsx';
import { WorkPage } from '../../views/edit/work-page.tsx';
import type { WorkFacts } from '../../views/edit/work-side.tsx';
import type { WayOn } from '../../way-on.ts';
import { deedsOf, idOf, type RegistryVisit, refusal, workOf, workPage, workTrail } from '../visit.tsx';
import { typedFields } from './section-form.ts';

export const workRoutes = (ways: readonly WayOn[]): readonly Route<Viewer>[] => [
  {
    method: 'get',
    path: paths.work.pattern,
    guard: signedIn,
    event: 'registry.innovation.work',
    handle: (visit) => work(visit, ways),
  },
  ...moveRoutes,
];

const moveRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.check.pattern,
    guard: signedIn,
    event: 'registry.innovation.check',
    handle: async (visit) => {
      const record = await workOf(visit);
      return checkPage(visit, record, await versionOf(visit, record));
    },
  },
  { method: 'post', path: paths.submit.pattern, guard: signedIn, event: 'registry.innovation.submit', handle: submit },
  {
    method: 'post',
    path: paths.withdraw.pattern,
    guard: signedIn,
    event: 'registry.innovation.withdraw',
    handle: async (visit) => {
      const { id } = await workOf(visit);
      const outcome = await visit.db.transact((tx) => withdrawVersion(tx, visit.viewer, { id }, visit.now));
      const isSo = (it: Innovation) => it.working === 'draft';
      return moved(visit, outcome, { back: paths.work.to(id), flash: 'registry.done.withdraw', isSo });
    },
  },
  {
    method: 'post',
    path: paths.startVersion.pattern,
    guard: signedIn,
    event: 'registry.innovation.start_version',
    handle: async (visit) => {
      const { id } = await workOf(visit);
      const outcome = await visit.db.transact((tx) => startVersion(tx, visit.viewer, { id }, visit.now));
      const isSo = (it: Innovation) => it.state === 'published' && it.working !== null;
      return moved(visit, outcome, { back: paths.work.to(id), flash: 'registry.done.start_version', isSo });
    },
  },
  {
    method: 'get',
    path: paths.discard.pattern,
    guard: signedIn,
    event: 'registry.innovation.discard_form',
    handle: discardForm,
  },
  {
    method: 'post',
    path: paths.discard.pattern,
    guard: signedIn,
    event: 'registry.innovation.discard',
    handle: discard,
  },
];

/** A second click finds nothing to throw away, and is told what the first one did. */
async function discard(visit: RegistryVisit): Promise<Answer> {
  const { db, viewer, now } = visit;
  const id = idOf(visit);
  const gone = redirect(paths.records.to(), 'registry.done.discardRecord');
  const dropped = redirect(paths.work.to(id), 'registry.done.discard');
  const isSo = await wasLast(db.conn, viewer, { kind: 'innovation', id, event: 'registry.innovation.discard' });
  if (isSo && !(await workRecordFor(db.conn, viewer, id))) return gone;
  await workOf(visit);
  const outcome = await db.transact((tx) => discardWorking(tx, viewer, { id }, now));
  if (outcome.ok) return outcome.value === 'record' ? gone : dropped;
  return outcome.why === 'nothing_open' && isSo ? dropped : refusal(outcome.why, paths.work.to(id));
}

export type Ending = {
  readonly back: string;
  readonly flash: MessageKey;
  /** Whether the record stands where the move leads: then a second press of the button is no mistake. */
  readonly isSo: (record: Innovation) => boolean;
};

/** Back to the record after a move, with what was done or why it was not. */
export async function moved(
  visit: RegistryVisit,
  outcome: Outcome<unknown, RecordRefusal>,
  { back, flash, isSo }: Ending,
): Promise<Answer> {
  if (outcome.ok) return redirect(back, flash);
  const record = await workRecordFor(visit.db.conn, visit.viewer, idOf(visit));
  return record && isSo(record) ? redirect(back, flash) : refusal(outcome.why, back);
}

/** The version being written, else the one before the public. */
export async function versionOf(visit: RegistryVisit, record: Innovation): Promise<Version> {
  const { open, published } = await currentVersions(visit.db.conn, record);
  const version = open ?? published;
  if (!version) throw new NotFound();
  return version;
}

async function work(visit: RegistryVisit, ways: readonly WayOn[]): Promise<Answer> {
  const record = await workOf(visit);
  const version = await versionOf(visit, record);
  const [notes, facts] = [await notesOf(visit.db.conn, version.id), await factsOf(visit, record)];
  return workPage({
    title: version.content.title,
    trail: workTrail(),
    width: 'wide',
    body: (
      <WorkPage
        record={record}
        position={positionOf(record)}
        version={version}
        notes={notes}
        facts={facts}
        deeds={deedsOf(record, visit.viewer)}
        evidence={await evidenceOfRecord(visit, record)}
        ways={await waysOf(visit, record, ways)}
      />
    ),
  });
}

async function waysOf({ db, viewer, now }: RegistryVisit, record: Innovation, ways: readonly WayOn[]) {
  const found = await Promise.all(ways.map((way) => way(db.conn, viewer, record, now)));
  return found.filter((it) => it !== null);
}

async function evidenceOfRecord({ db, viewer, now }: RegistryVisit, record: Innovation) {
  const subject = { kind: 'innovation', id: record.id };
  return {
    evidence: await evidenceOf(db.conn, subject, { onlyPublic: false }),
    whyNot: whyNotProve(record, viewer),
    year: Number(dayOf(now).slice(0, 4)),
  };
}

async function factsOf({ db, viewer }: RegistryVisit, record: Innovation): Promise<WorkFacts> {
  const { conn } = db;
  const { id } = record;
  const keepers = await keepersOf(conn, id);
  const lineage = await lineageOf(conn, viewer, id);
  const twins = await likelyDuplicates(conn, viewer, id);
  return {
    keepers: keepers.filter((keeper) => keeper.until === null),
    departures: await departuresFrom(conn, id),
    wayOut: wayOut(record, viewer),
    awards: await awardsOf(conn, id),
    externalIds: await externalIdsOf(conn, id),
    origin: lineage ? (lineage.originTitle ?? (lineage.originText || t('registry.lineage.hidden'))) : null,
    versions: (await chainOf(conn, id)).length,
    mayErase: mayErase(viewer),
    twins: twins.map((twin) => ({ ...twin, isPublic: twin.state === 'published' })),
  };
}

type Again = { readonly whatChanged: string; readonly errors: Readonly<Record<string, string>> };

function checkPage(visit: RegistryVisit, record: Innovation, version: Version, again?: Again): Answer {
  const errors = again?.errors ?? {};
  const whyNotSubmit = whyNot('submit', record, visit.viewer);
  const title = t(whyNotSubmit === null ? 'registry.check.title' : 'registry.check.read');
  return workPage(
    {
      title: `${title}: ${version.content.title}`,
      trail: workTrail({ id: record.id, title: version.content.title }),
      body: (
        <CheckPage
          id={record.id}
          origin={record.origin}
          version={version}
          fieldsOf={typedFields}
          whyNotEdit={whyNot('edit', record, visit.viewer)}
          whyNotSubmit={whyNotSubmit}
          whatChanged={again?.whatChanged ?? version.whatChanged}
          errors={errors}
        />
      ),
    },
    errors,
  );
}

async function submit(visit: RegistryVisit): Promise<Answer> {
  const record = await workOf(visit);
  const whatChanged = visit.form.get('perubahan');
  const input = { id: record.id, revision: Number(visit.form.get('revision')), whatChanged };
  const outcome = await visit.db.transact((tx) => submitVersion(tx, visit.viewer, input, visit.now));
  if (outcome.ok || (outcome.why !== 'what_changed_missing' && outcome.why !== 'stale')) {
    const isSo = (it: Innovation) => it.working === 'with_admin';
    return moved(visit, outcome, { back: paths.work.to(record.id), flash: 'registry.done.submit', isSo });
  }
  const field = outcome.why === 'stale' ? '' : 'perubahan';
  const errors = { [field]: t(`registry.refusal.${outcome.why}`) };
  return checkPage(visit, record, await versionOf(visit, record), { whatChanged, errors });
}

async function discardForm(visit: RegistryVisit): Promise<Answer> {
  const record = await workOf(visit);
  const forbidden = whyNot('discard', record, visit.viewer);
  if (forbidden) return refusal(forbidden, paths.work.to(record.id));
  const { content } = await versionOf(visit, record);
  const whole = record.publishedVersionId === null;
  const title = t(whole ? 'registry.discard.record' : 'registry.discard.version');
  return workPage({
    title,
    trail: workTrail({ id: record.id, title: content.title }),
    width: 'reading',
    body: (
      <ConfirmPage
        title={title}
        action={paths.discard.to(record.id)}
        button={t('registry.deed.discard')}
        look="danger"
        cancel={paths.work.to(record.id)}
      >
        <p>{t(whole ? 'registry.discard.recordText' : 'registry.discard.versionText', { title: content.title })}</p>
      </ConfirmPage>
    ),
  });
}
