import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { type MessageKey, t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { Outcome } from '#platform/outcome.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { addKeeper, handOver, removeKeeper } from '../../actions/keeper.ts';
import { departuresFrom } from '../../departure/queries.ts';
import { wayOut } from '../../departure/rules.ts';
import { openOfferOf } from '../../handover/queries.ts';
import { whyNotOffer } from '../../handover/rules.ts';
import type { Innovation } from '../../model/record.ts';
import type { RecordRefusal } from '../../model/refusal.ts';
import { paths } from '../../paths.ts';
import { keeperCandidates, keepersOf } from '../../queries/keeper.ts';
import { leavesNobody, whyNot, whyNotRemoveKeeper } from '../../rules/moves.ts';
import { KeepersPage } from '../../views/edit/keepers-page.tsx';
import { type RegistryVisit, refusal, workOf, workPage, workTrail } from '../visit.tsx';
import { versionOf } from './work.tsx';

export const keeperRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.keepers.pattern,
    guard: signedIn,
    event: 'registry.innovation.keepers',
    handle: async (visit) => page(visit, await workOf(visit)),
  },
  {
    method: 'post',
    path: paths.addKeeper.pattern,
    guard: signedIn,
    event: 'registry.innovation.add_keeper',
    handle: async (visit) => {
      const record = await workOf(visit);
      const personId = parseId<'PersonId'>(visit.form.get('orang'));
      if (!personId) return page(visit, record, { orang: t('registry.refusal.unknown_person') });
      const input = { id: record.id, personId };
      const outcome = await visit.db.transact((tx) => addKeeper(tx, visit.viewer, input, visit.now));
      return settled(visit, record, outcome, { field: 'orang', flash: 'registry.done.add_keeper' });
    },
  },
  {
    method: 'post',
    path: paths.removeKeeper.pattern,
    guard: signedIn,
    event: 'registry.innovation.remove_keeper',
    handle: async (visit) => {
      const record = await workOf(visit);
      const personId = parseId<'PersonId'>(visit.form.get('orang'));
      if (!personId) return refusal('not_keeper', paths.keepers.to(record.id));
      const input = { id: record.id, personId };
      const outcome = await visit.db.transact((tx) => removeKeeper(tx, visit.viewer, input, visit.now));
      return settled(visit, record, outcome, { field: '', flash: 'registry.done.remove_keeper' });
    },
  },
  {
    method: 'post',
    path: paths.handOver.pattern,
    guard: signedIn,
    event: 'registry.innovation.hand_over',
    handle: passOn,
  },
];

async function passOn(visit: RegistryVisit): Promise<Answer> {
  const record = await workOf(visit);
  const from = parseId<'PersonId'>(visit.form.get('dari'));
  const to = parseId<'PersonId'>(visit.form.get('kepada'));
  if (!from) return page(visit, record, { dari: t('registry.refusal.not_keeper') });
  if (!to) return page(visit, record, { kepada: t('registry.refusal.unknown_person') });
  const outcome = await visit.db.transact((tx) => handOver(tx, visit.viewer, { id: record.id, from, to }, visit.now));
  return settled(visit, record, outcome, { field: 'kepada', flash: 'registry.done.hand_over' });
}

type Ending = { readonly field: string; readonly flash: MessageKey };

/** After a keeper came or went: whoever gave the record away may no longer see it, and goes to the own list. */
async function settled(
  visit: RegistryVisit,
  record: Innovation,
  outcome: Outcome<null, RecordRefusal>,
  { field, flash }: Ending,
): Promise<Answer> {
  if (!outcome.ok) {
    if (outcome.why === 'unknown_person') return page(visit, record, { [field]: t('registry.refusal.unknown_person') });
    return refusal(outcome.why, paths.keepers.to(record.id));
  }
  const keepers = await keepersOf(visit.db.conn, record.id);
  const keeperIds = keepers.filter((keeper) => keeper.until === null).map((keeper) => keeper.personId);
  const stays = whyNot('assign_keeper', { ...record, keeperIds }, visit.viewer) !== 'not_yours';
  return redirect(stays ? paths.keepers.to(record.id) : paths.records.to(), flash);
}

async function page(visit: RegistryVisit, record: Innovation, errors: FieldErrors = {}): Promise<Answer> {
  const forbidden = whyNot('assign_keeper', record, visit.viewer);
  if (forbidden) return refusal(forbidden, paths.work.to(record.id));
  const { conn } = visit.db;
  const keepers = await keepersOf(conn, record.id);
  const { content } = await versionOf(visit, record);
  const servingIds = keepers.filter((it) => it.until === null && it.active).map((it) => it.personId);
  return workPage(
    {
      title: `${t('registry.keepers.title')}: ${content.title}`,
      trail: workTrail({ id: record.id, title: content.title }),
      body: (
        <KeepersPage
          id={record.id}
          title={content.title}
          keepers={keepers.map((keeper) => ({
            ...keeper,
            mayOffer: keeper.until === null && whyNotOffer(record, visit.viewer, keeper.personId) === null,
            whyNotRemove:
              keeper.until === null
                ? whyNotRemoveKeeper({ ...record, servingIds }, visit.viewer, keeper.personId)
                : null,
            leavesNobody: leavesNobody({ servingIds }, keeper.personId),
          }))}
          departures={await departuresFrom(conn, record.id)}
          wayOut={wayOut(record, visit.viewer)}
          offer={await openOfferOf(conn, record.id)}
          appoints={whyNot('appoint_keeper', record, visit.viewer) === null}
          candidates={await keeperCandidates(conn, [record.institutionId])}
          errors={errors}
        />
      ),
    },
    errors,
  );
}
