import { signedIn, type Viewer } from '#identity/index.ts';
import type { Answer, Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import { archiveInnovation, restoreInnovation } from '../../actions/innovation.ts';
import { publishVersion, returnVersion } from '../../actions/version.ts';
import type { Innovation } from '../../model/record.ts';
import { type SectionName, sectionNames } from '../../model/sections.ts';
import { paths } from '../../paths.ts';
import { whyNotPublishable } from '../../rules/completeness.ts';
import { relationsTo, whyNot } from '../../rules/moves.ts';
import { DecidePage } from '../../views/edit/decide-page.tsx';
import { type RegistryVisit, refusal, workOf, workPage, workTrail } from '../visit.tsx';
import { typedFields } from './section-form.ts';
import { moved, versionOf } from './work.tsx';

export const decideRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.decide.pattern,
    guard: signedIn,
    event: 'registry.innovation.decide',
    handle: async (visit) => decidePage(visit, await workOf(visit)),
  },
  {
    method: 'post',
    path: paths.publish.pattern,
    guard: signedIn,
    event: 'registry.innovation.publish',
    handle: publish,
  },
  {
    method: 'post',
    path: paths.return.pattern,
    guard: signedIn,
    event: 'registry.innovation.return',
    handle: giveBack,
  },
  {
    method: 'get',
    path: paths.archive.pattern,
    guard: signedIn,
    event: 'registry.innovation.archive_form',
    handle: async (visit) => archivePage(visit, await workOf(visit)),
  },
  {
    method: 'post',
    path: paths.archive.pattern,
    guard: signedIn,
    event: 'registry.innovation.archive',
    handle: archive,
  },
  {
    method: 'post',
    path: paths.restore.pattern,
    guard: signedIn,
    event: 'registry.innovation.restore',
    handle: async (visit) => {
      const { id } = await workOf(visit);
      const outcome = await visit.db.transact((tx) => restoreInnovation(tx, visit.viewer, { id }, visit.now));
      const isSo = (it: Innovation) => it.state === 'published';
      return moved(visit, outcome, { back: paths.work.to(id), flash: 'registry.done.restore', isSo });
    },
  },
];

type Notes = Partial<Record<SectionName, string>>;

async function decidePage(
  visit: RegistryVisit,
  record: Innovation,
  again: { readonly notes: Notes; readonly error: string } | null = null,
): Promise<Answer> {
  if (!relationsTo(record, visit.viewer).includes('decider')) return refusal('admin_only', paths.work.to(record.id));
  const version = await versionOf(visit, record);
  const blocked = whyNotPublishable(version.content, record.origin).length > 0 ? 'incomplete' : null;
  const title = t('registry.decide.title', { title: version.content.title });
  const errors: FieldErrors = again ? { 'catatan.identity': again.error } : {};
  return workPage(
    {
      title,
      trail: workTrail({ id: record.id, title: version.content.title }),
      body: (
        <DecidePage
          record={record}
          version={version}
          fieldsOf={typedFields}
          whyNotPublish={whyNot('publish', record, visit.viewer) ?? blocked}
          whyNotReturn={whyNot('return', record, visit.viewer)}
          notes={again?.notes ?? {}}
          errors={errors}
        />
      ),
    },
    errors,
  );
}

async function publish(visit: RegistryVisit): Promise<Answer> {
  const { id } = await workOf(visit);
  const versionId = parseId<'VersionId'>(visit.form.get('versi'));
  if (!versionId) return refusal('stale', paths.work.to(id));
  const outcome = await visit.db.transact((tx) => publishVersion(tx, visit.viewer, { id, versionId }, visit.now));
  const isSo = (it: Innovation) => it.publishedVersionId === versionId;
  return moved(visit, outcome, { back: paths.work.to(id), flash: 'registry.done.publish', isSo });
}

async function giveBack(visit: RegistryVisit): Promise<Answer> {
  const record = await workOf(visit);
  const { id } = record;
  const versionId = parseId<'VersionId'>(visit.form.get('versi'));
  if (!versionId) return refusal('stale', paths.work.to(id));
  const notes: Notes = Object.fromEntries(sectionNames.map((name) => [name, visit.form.get(`catatan.${name}`)]));
  const input = { id, versionId, notes: sectionNames.map((section) => ({ section, body: notes[section] ?? '' })) };
  const outcome = await visit.db.transact((tx) => returnVersion(tx, visit.viewer, input, visit.now));
  if (!outcome.ok && (outcome.why === 'notes_missing' || outcome.why === 'invalid'))
    return decidePage(visit, record, { notes, error: t(`registry.refusal.${outcome.why}`) });
  const isSo = (it: Innovation) => it.working === 'returned';
  return moved(visit, outcome, { back: paths.work.to(id), flash: 'registry.done.return', isSo });
}

async function archivePage(visit: RegistryVisit, record: Innovation, reason = '', error = ''): Promise<Answer> {
  const forbidden = whyNot('archive', record, visit.viewer);
  if (forbidden) return refusal(forbidden, paths.work.to(record.id));
  const { content } = await versionOf(visit, record);
  const errors: FieldErrors = error === '' ? {} : { alasan: error };
  const title = t('registry.archive.title');
  return workPage(
    {
      title,
      trail: workTrail({ id: record.id, title: content.title }),
      width: 'reading',
      body: (
        <ConfirmPage
          title={title}
          action={paths.archive.to(record.id)}
          button={t('registry.deed.archive')}
          look="danger"
          cancel={paths.work.to(record.id)}
          errors={errors}
        >
          <p>{t('registry.archive.text', { title: content.title })}</p>
          <TextArea
            name="alasan"
            label={t('registry.archive.reason')}
            hint={t('registry.archive.reasonHint')}
            value={reason}
            rows={3}
            errors={errors}
          />
        </ConfirmPage>
      ),
    },
    errors,
  );
}

async function archive(visit: RegistryVisit): Promise<Answer> {
  const record = await workOf(visit);
  const reason = visit.form.get('alasan');
  const outcome = await visit.db.transact((tx) =>
    archiveInnovation(tx, visit.viewer, { id: record.id, reason }, visit.now),
  );
  if (!outcome.ok && (outcome.why === 'reason_missing' || outcome.why === 'invalid'))
    return archivePage(visit, record, reason, t(`registry.refusal.${outcome.why}`));
  const isSo = (it: Innovation) => it.state === 'archived';
  return moved(visit, outcome, { back: paths.work.to(record.id), flash: 'registry.done.archive', isSo });
}
