import { anyone, signedIn, type Viewer } from '#identity/index.ts';
import { formatMoment } from '#platform/dates.ts';
import type { FormValues } from '#platform/http/form.ts';
import { type Answer, NotFound, type Route, redirect, show } from '#platform/http/route.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { titleFor } from '../../queries/register.ts';
import { idOf, type RegistryVisit, workOf, workPage, workTrail } from '../../routes/visit.tsx';
import { sendContact } from './actions.ts';
import type { MessageId } from './model.ts';
import { paths } from './paths.ts';
import { type Contactable, contactableRecord, receivedMessages } from './queries.ts';
import {
  type ContactFault,
  type ContactField,
  MAX_BODY,
  MAX_INSTITUTION,
  MAX_NAME,
  readContact,
  type TypedContact,
  whyNotReadMessages,
} from './rules.ts';
import { ContactPage, ContactThanks, TRAP } from './views/contact-page.tsx';
import { MessagesPage } from './views/messages-page.tsx';

export const contactRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.contact.pattern, guard: anyone, event: 'registry.contact.form', handle: form },
  { method: 'post', path: paths.contact.pattern, guard: anyone, event: 'registry.contact.send', handle: send },
  { method: 'get', path: paths.contactThanks.pattern, guard: anyone, event: 'registry.contact.thanks', handle: thanks },
  {
    method: 'get',
    path: paths.messages.pattern,
    guard: signedIn,
    event: 'registry.contact.messages',
    handle: messages,
  },
];

async function contactable(visit: RegistryVisit): Promise<Contactable> {
  const record = await contactableRecord(visit.db.conn, idOf(visit));
  if (!record) throw new NotFound();
  return record;
}

async function form(visit: RegistryVisit): Promise<Answer> {
  const { viewer, query } = visit;
  const typed: TypedContact = {
    purpose: query.get('perihal') ?? '',
    name: viewer.person?.name ?? '',
    email: viewer.person?.email ?? '',
    institution: viewer.acting?.institutionName ?? '',
    body: '',
  };
  return contactPage(visit, await contactable(visit), { typed, errors: {} });
}

type Shown = {
  readonly typed: TypedContact;
  readonly errors: FieldErrors;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

function contactPage(visit: RegistryVisit, record: Contactable, { typed, errors, ...answer }: Shown): Answer {
  const id = idOf(visit);
  const title = `${t('record.contact.title')}: ${record.title}`;
  return formPage(
    {
      title,
      ...answer,
      noindex: true,
      width: 'reading',
      trail: [{ text: record.title, href: paths.page.to(id, record.title) }],
      body: (
        <ContactPage
          record={{ id, title: record.title, institutionName: record.institutionName }}
          messageId={parseId(visit.form.get('id')) ?? newId(visit.now.getTime())}
          typed={typed}
          errors={errors}
        />
      ),
    },
    errors,
  );
}

/** Where each field of a message is typed. */
const boxes: Readonly<Record<ContactField, string>> = {
  purpose: 'perihal',
  name: 'nama',
  email: 'surel',
  institution: 'instansi',
  body: 'pesan',
};
const limits: Partial<Readonly<Record<ContactField, number>>> = {
  name: MAX_NAME,
  institution: MAX_INSTITUTION,
  body: MAX_BODY,
};

function typedIn(values: FormValues): TypedContact {
  return {
    purpose: values.get(boxes.purpose),
    name: values.get(boxes.name),
    email: values.get(boxes.email),
    institution: values.get(boxes.institution),
    body: values.get(boxes.body),
  };
}

function faultText(field: ContactField, fault: ContactFault): string {
  if (fault === 'not_email') return t('record.fault.notEmail');
  if (fault === 'required') return t(`record.fault.${field}`);
  return t('record.fault.tooLong', { field: t(`record.contact.${field}`), max: formatNumber(limits[field] ?? 0) });
}

function errorsOf(faults: Partial<Readonly<Record<ContactField, ContactFault>>>): FieldErrors {
  const found = Object.entries(faults) as [ContactField, ContactFault][];
  return Object.fromEntries(found.map(([field, fault]) => [boxes[field], faultText(field, fault)]));
}

async function send(visit: RegistryVisit): Promise<Answer> {
  const record = await contactable(visit);
  const innovationId = idOf(visit);
  const sent = () => redirect(paths.contactThanks.to(innovationId));
  // A program that fills in every box is answered like everybody, and nothing is kept.
  if (visit.form.get(TRAP) !== '') return sent();
  const typed = typedIn(visit.form);
  const read = readContact(typed);
  if (!read.ok) return contactPage(visit, record, { typed, errors: errorsOf(read.faults) });
  const id = parseId<'MessageId'>(visit.form.get('id')) ?? newId<'MessageId'>(visit.now.getTime());
  const sending = { id: id as MessageId, innovationId, contact: read.contact, baseUrl: visit.baseUrl };
  const outcome = await visit.db.transact((tx) => sendContact(tx, visit.viewer, sending, visit.now));
  if (outcome.ok) return sent();
  if (outcome.why.code === 'not_found') throw new NotFound();
  const { of, until } = outcome.why;
  const wait = String(Math.ceil((until.getTime() - visit.now.getTime()) / 1000));
  return contactPage(visit, record, {
    typed,
    errors: { '': t(`record.full.${of}`, { when: formatMoment(until) }) },
    status: 429,
    headers: { 'retry-after': wait },
  });
}

async function thanks(visit: RegistryVisit): Promise<Answer> {
  const id = idOf(visit);
  const { title } = await contactable(visit);
  return show({
    title: t('record.thanks.title'),
    noindex: true,
    width: 'reading',
    trail: [{ text: title, href: paths.page.to(id, title) }],
    body: <ContactThanks record={{ id, title }} />,
  });
}

const LAST_PAGE = 10_000;

async function messages(visit: RegistryVisit): Promise<Answer> {
  const record = await workOf(visit);
  if (whyNotReadMessages(record, visit.viewer)) throw new NotFound();
  const { conn } = visit.db;
  const title = (await titleFor(conn, visit.viewer, record.id)) ?? '';
  const asked = Number.parseInt(visit.query.get('halaman') ?? '1', 10) || 1;
  const page = Math.min(Math.max(1, asked), LAST_PAGE);
  const { items, total, pages } = await receivedMessages(conn, record.id, page);
  return workPage({
    title: `${t('record.messages.title')}: ${title}`,
    trail: workTrail({ id: record.id, title }),
    width: 'reading',
    body: <MessagesPage id={record.id} title={title} messages={items} total={total} page={page} pages={pages} />,
  });
}
