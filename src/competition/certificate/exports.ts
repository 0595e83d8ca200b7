import { record } from '#audit/index.ts';
import { actorOf, signedIn, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { NotFound } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { CertificateFilter, ListedCertificate } from './model.ts';
import { paths } from './paths.ts';
import { allRecipients, type Batch, type ListedRecipient } from './queries/batch.ts';
import type { CertifiedEdition } from './queries/edition.ts';
import { allCertificates, allOwn } from './queries/list.ts';
import { askedList } from './routes/list-query.ts';
import { batchOf, editionOf, organisers } from './routes/visit.tsx';
import { whyNotGive } from './rules/moves.ts';
import { roleText, titleOf } from './views/words.tsx';

const event = 'competition.certificate.list_taken';

const taken: (page: string) => NonNullable<ListExport<Viewer>['taken']> = (page) => (tx, visit, what) =>
  record(tx, actorOf(visit.viewer), { event, subject: { kind: 'list', id: page }, after: what }, visit.now);

/** The certificates of an edition as a file, for its organiser. */
export const editionExport: ListExport<Viewer> = {
  path: paths.editionFile.pattern,
  name: 'sertifikat',
  guard: organisers,
  event,
  make: async (visit) => {
    const edition = await editionOf(visit);
    const { asked, filter } = askedList(visit.query);
    return {
      title: t('certificate.list.title', { edition: titleOf(edition) }),
      address: paths.edition.to(edition.id, asked),
      filter: inTerms([
        [t('certificate.list.text'), filter.text],
        [t('certificate.field.kind'), filter.kind && t(`certificate.kind.${filter.kind}`)],
        [t('certificate.field.state'), filter.state && t(`certificate.state.${filter.state}`)],
      ]),
      ...certificateTable(edition.id, filter),
    };
  },
  taken: taken(paths.edition.pattern),
};

/** The certificates of an edition; the caller asks who may see them. */
export function certificateTable(id: CertifiedEdition['id'], filter: CertificateFilter) {
  return tableOf(columns, (conn) => allCertificates(conn, id, filter));
}

/** The viewer's own certificates as a file. */
export const ownExport: ListExport<Viewer> = {
  path: paths.ownFile.pattern,
  name: 'sertifikat-saya',
  guard: signedIn,
  event,
  make: ({ viewer, now }) => ({
    title: t('certificate.own.title'),
    address: paths.own.to(),
    filter: [],
    ...tableOf(columns, (conn) => allOwn(conn, viewer, now)),
  }),
  taken: taken(paths.own.pattern),
};

/** The recipients of a list that is still to be given out, for its organiser; a batch that was given is read among the certificates. */
export const recipientsExport: ListExport<Viewer> = {
  path: paths.batchFile.pattern,
  name: 'penerima-sertifikat',
  guard: organisers,
  event: 'competition.certificate.recipients_taken',
  make: async (visit) => {
    const batch = await batchOf(visit);
    if (whyNotGive(batch.state)) throw new NotFound();
    return {
      title: `${t('certificate.draft.caption')}: ${titleOf(batch.edition)}`,
      address: paths.batch.to(batch.id),
      filter: inTerms([[t('certificate.field.kind'), t(`certificate.kind.${batch.kind}`)]]),
      ...tableOf(recipientColumns(batch), (conn) => allRecipients(conn, batch.id)),
    };
  },
  taken: (tx, { viewer, params, now }, what) => {
    const subject = { kind: 'certificate_batch', id: params.id ?? '' };
    return record(
      tx,
      actorOf(viewer),
      { event: 'competition.certificate.recipients_taken', subject, after: what },
      now,
    );
  },
};

function recipientColumns({ kind }: Batch): readonly ColumnOf<ListedRecipient>[] {
  return [
    { key: 'no', label: () => t('certificate.draft.no'), type: 'number', width: 6, value: (it) => it.no },
    { key: 'name', label: () => t('certificate.field.name'), width: 40, paper: 4, value: (it) => it.name },
    { key: 'unit', label: () => t('certificate.field.unit'), width: 36, value: (it) => it.unit },
    { key: 'institution', label: () => t('certificate.field.institution'), width: 36, value: (it) => it.institution },
    { key: 'role', label: () => t('certificate.field.role'), value: (it) => roleText({ kind, award: it.award }) },
    {
      key: 'entry_title',
      label: () => t('certificate.field.entryTitle'),
      width: 50,
      paper: 4,
      value: (it) => it.entryTitle,
    },
    {
      key: 'has_account',
      label: () => t('certificate.draft.account'),
      type: 'yes_no',
      value: (it) => it.hasAccount,
    },
  ];
}

const columns: readonly ColumnOf<ListedCertificate>[] = [
  { key: 'number', label: () => t('certificate.field.number'), paper: 3, value: (it) => it.number },
  { key: 'name', label: () => t('certificate.field.name'), width: 40, paper: 4, value: (it) => it.content.name },
  { key: 'unit', label: () => t('certificate.field.unit'), width: 36, paper: 0, value: (it) => it.content.unit },
  {
    key: 'institution',
    label: () => t('certificate.field.institution'),
    width: 36,
    value: (it) => it.content.institution,
  },
  {
    key: 'kind',
    label: () => t('certificate.field.kind'),
    width: 14,
    paper: 0,
    value: (it) => t(`certificate.kind.${it.kind}`),
    code: (it) => it.kind,
  },
  { key: 'role', label: () => t('certificate.field.role'), value: (it) => roleText(it.content) },
  {
    key: 'entry_title',
    label: () => t('certificate.field.entryTitle'),
    width: 50,
    paper: 0,
    value: (it) => it.content.entryTitle,
  },
  {
    key: 'state',
    label: () => t('certificate.field.state'),
    width: 12,
    paper: 1.5,
    value: (it) => t(`certificate.state.${it.state}`),
    code: (it) => it.state,
  },
  { key: 'revoked_reason', label: () => t('certificate.field.reason'), paper: 0, value: (it) => it.revokedReason },
  { key: 'date', label: () => t('certificate.field.date'), type: 'date', paper: 0, value: (it) => it.content.date },
  {
    key: 'issued_at',
    label: () => t('certificate.field.issuedAt'),
    type: 'moment',
    paper: 0,
    value: (it) => it.issuedAt,
  },
  {
    key: 'visible_from',
    label: () => t('certificate.field.visibleFrom'),
    type: 'moment',
    paper: 0,
    value: (it) => it.visibleFrom,
  },
  { key: 'address', label: () => t('certificate.verifyLink'), type: 'link', value: (it) => paths.verify.to(it.code) },
];
