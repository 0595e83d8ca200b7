import type { Viewer } from '#identity/index.ts';
import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import type { Clinic } from '../model/clinic.ts';
import type { Mark, MarkId } from '../model/presence.ts';
import { paths } from '../paths.ts';
import type { Attendee } from '../queries/present.ts';
import { whyNotByHand } from '../rules/presence.ts';
import { WindowNotice } from './screen-page.tsx';
import { ClinicTabs } from './tabs.tsx';
import { registrationPlace } from './words.ts';

export type PresencePageProps = {
  readonly clinic: Clinic;
  readonly viewer: Viewer;
  readonly now: Date;
  readonly rows: readonly Attendee[];
  /** One new mark a row, so that a double click marks once. */
  readonly marks: readonly MarkId[];
  readonly told: string | null;
  readonly typed: string;
  readonly errors: FieldErrors;
};

/** The list at the door: who is there, by what it was marked, and a button for everybody else. */
export function PresencePage(props: PresencePageProps) {
  const { clinic, viewer, rows, told, errors } = props;
  const there = rows.filter((it) => it.mark?.isPresent).length;
  const numbers = { there: formatNumber(there), n: formatNumber(rows.length) };
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={clinic.title}
        title={t('clinic.presence.title')}
        {...(rows.length > 0 ? { lead: t('clinic.presence.lead', numbers) } : {})}
        actions={<Ways clinic={clinic} />}
      />
      <ClinicTabs clinic={clinic} viewer={viewer} current="presence" />
      <WindowNotice {...props} />
      {told ? (
        <Notice tone="success" role="status">
          {told}
        </Notice>
      ) : null}
      <p
        class="notice tone-info"
        role="status"
        hidden
        data-presence-status={`${clinic.id}.${viewer.person?.id ?? ''}`}
        data-address={paths.presence.to(clinic.id)}
        data-waiting={t('clinic.presence.deviceWaiting')}
        data-sent={t('clinic.presence.deviceSent')}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('clinic.people.none')}>{t('clinic.presence.noneText')}</EmptyState>
      ) : (
        <>
          <Scan {...props} />
          <List {...props} />
          <Downloads of={paths.presence.to(clinic.id)} />
        </>
      )}
    </>
  );
}

function Ways({ clinic }: { readonly clinic: Clinic }) {
  const link = (href: string, text: string) => (
    <LinkButton look="secondary" href={href}>
      {text}
    </LinkButton>
  );
  return (
    <>
      {link(paths.screen.to(clinic.id), t('clinic.presence.screen'))}
      {link(paths.print.to(clinic.id), t('clinic.presence.print'))}
      <LinkButton look="secondary" href={paths.presenceSheet.to(clinic.id)} download>
        {t('clinic.presence.sheet')}
      </LinkButton>
    </>
  );
}

function Scan({ clinic, typed, errors }: PresencePageProps) {
  return (
    <Section title={t('clinic.presence.scanTitle')} onScreenOnly>
      <Form action={paths.scan.to(clinic.id)}>
        <TextField
          name="kode"
          label={t('clinic.presence.code')}
          hint={t('clinic.presence.codeHint')}
          value={typed}
          autocomplete="off"
          spellcheck={false}
          errors={errors}
        />
        <Button look="secondary">{t('clinic.presence.codeSend')}</Button>
      </Form>
    </Section>
  );
}

export function MarkText({ mark }: { readonly mark: Mark }) {
  const by = mark.markedByName ?? t('clinic.presence.nobody');
  const said = { means: t(`clinic.means.${mark.means}`), by, when: formatMoment(mark.markedAt) };
  const told = mark.wasOffline
    ? t('clinic.presence.toldOffline', { ...said, received: formatMoment(mark.receivedAt) })
    : t('clinic.presence.told', said);
  return (
    <>
      {told}
      {mark.reason === '' ? null : <div class="muted">{mark.reason}</div>}
    </>
  );
}

function List({ clinic, viewer, now, rows, marks }: PresencePageProps) {
  return (
    <Table
      caption={t('clinic.people.caption', { count: rows.length, n: formatNumber(rows.length) })}
      columns={[
        { label: t('clinic.people.name') },
        { label: t('clinic.people.place') },
        { label: t('clinic.presence.label') },
        { label: t('clinic.presence.means') },
        { label: t('clinic.people.deed'), labelHidden: true },
      ]}
      rows={rows.map((row, at) => ({
        key: row.id,
        cells: [
          <span id={`p-${row.id}`}>{row.personName}</span>,
          registrationPlace(row),
          <span data-presence-state={row.id}>
            <PresenceTag row={row} />
          </span>,
          row.mark ? <MarkText mark={row.mark} /> : <span class="muted">–</span>,
          <Deeds
            clinic={clinic}
            row={row}
            mark={marks[at]}
            mayMark={!row.mark?.isPresent && whyNotByHand(clinic, row, { viewer, markedAt: now, now }) === null}
          />,
        ],
      }))}
    />
  );
}

function PresenceTag({ row }: { readonly row: Attendee }) {
  if (row.mark?.isPresent) return <Tag tone="success">{t('clinic.presence.present')}</Tag>;
  if (row.mark) return <Tag tone="danger">{t('clinic.presence.absent')}</Tag>;
  return row.state === 'waiting' ? (
    <Tag tone="warning">{t('clinic.registration.waiting')}</Tag>
  ) : (
    <span class="muted">{t('clinic.presence.notYet')}</span>
  );
}

type DeedsProps = {
  readonly clinic: Clinic;
  readonly row: Attendee;
  readonly mark: MarkId | undefined;
  readonly mayMark: boolean;
};

function Deeds({ clinic, row, mark, mayMark }: DeedsProps) {
  return (
    <div class="actions">
      {mayMark ? (
        <form
          class="post-button"
          action={paths.presence.to(clinic.id)}
          method="post"
          data-presence={row.id}
          data-kept={t('clinic.presence.kept')}
          data-present={t('clinic.presence.present')}
        >
          <HiddenField name="tanda" value={mark ?? ''} />
          <HiddenField name="peserta" value={row.id} />
          <Button small>
            {t('clinic.presence.mark')}
            <span class="sr-only"> {row.personName}</span>
          </Button>
        </form>
      ) : null}
      <a href={paths.correct.to(clinic.id, row.id)}>
        {t('clinic.presence.correct')}
        <span class="sr-only"> {row.personName}</span>
      </a>
    </div>
  );
}
