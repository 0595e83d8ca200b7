import type { Viewer } from '#identity/index.ts';
import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { type Across, type KeptMessage, LONGEST_NOTE, LONGEST_NUMBER } from '../model.ts';
import { paths } from '../paths.ts';
import { acrossMoves, whyNot } from '../rules.ts';

type Props = {
  readonly across: Across;
  readonly messages: readonly KeptMessage[];
  readonly viewer: Viewer;
  readonly typed: { readonly move: string; readonly note: string; readonly number: string; readonly date: string };
  readonly errors: FieldErrors;
};

/** A replication between two hubs: where it stands, the next step of our side, and what both told each other. */
export function OnePage(props: Props) {
  const { across, messages, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={t('across.title')}
        title={across.title}
        facts={<Tag tone="accent">{t(`across.state.${across.state}`)}</Tag>}
        lead={t(`across.told.${across.side}`, { hub: across.peerName, asker: across.asker.institution.name })}
      />
      <SummaryList
        rows={[
          { label: t('across.field.asker'), value: askerText(across) },
          { label: t('across.field.contact'), value: `${across.asker.contactName} · ${across.asker.contactEmail}` },
          { label: t('across.field.record'), value: <code class="break-all">{across.about}</code> },
          { label: t('across.field.agreement'), value: agreementText(across) },
        ]}
      />
      {across.note === '' ? null : (
        <Section title={t('across.field.note')}>
          <DescriptionText text={across.note} />
        </Section>
      )}
      <Step {...props} />
      <Section title={t('across.messages.title')}>
        <p>{t('across.messages.text')}</p>
        <Messages messages={messages} />
      </Section>
    </>
  );
}

function askerText({ asker }: Across): string {
  return [asker.unit?.name, asker.institution.name, asker.region.name].filter(Boolean).join(', ');
}

const agreementText = ({ agreement }: Across) =>
  agreement ? [agreement.number, agreement.date].filter(Boolean).join(' · ') : null;

function Step({ across, viewer, typed, errors }: Props) {
  const open = acrossMoves.filter((it) => whyNot(it, across, viewer) === null);
  if (open.length === 0) return <p class="my-6">{t('across.noStep')}</p>;
  return (
    <Section title={t('across.step')} onScreenOnly>
      <Form action={paths.move.to(across.id)}>
        <HiddenField name="revisi" value={String(across.revision)} />
        <RadioGroup
          name="langkah"
          label={t('across.step')}
          value={typed.move}
          choices={open.map((it) => ({ value: it, label: t(`across.move.${it}`) }))}
          errors={errors}
        />
        {open.includes('agree') ? (
          <>
            <TextField
              name="nomor"
              label={t('across.number')}
              maxlength={LONGEST_NUMBER}
              value={typed.number}
              errors={errors}
              optional
            />
            <TextField
              name="tanggal"
              label={t('across.date')}
              hint={t('across.dateHint')}
              value={typed.date}
              errors={errors}
              optional
            />
          </>
        ) : null}
        <TextArea
          name="catatan"
          label={t('across.note')}
          maxlength={LONGEST_NOTE}
          value={typed.note}
          errors={errors}
          optional
        />
        <FormActions>
          <Button>{t('across.send')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

function Messages({ messages }: { readonly messages: readonly KeptMessage[] }) {
  return (
    <Table
      caption={t('across.messages.title')}
      captionHidden
      columns={[
        { label: t('across.messages.at') },
        { label: t('across.messages.way') },
        { label: t('across.field.state') },
        { label: t('across.messages.delivery') },
      ]}
      rows={messages.map((it) => ({
        key: it.id,
        marked: it.state === 'refused',
        cells: [
          formatMoment(it.at),
          t(`across.way.${it.direction}`, { n: String(it.sequence) }),
          t(`across.state.${it.said}`),
          it.state === 'waiting' && it.tries > 0
            ? t('across.delivery.trying', { n: String(it.tries), why: it.why })
            : t(`across.delivery.${it.state}`),
        ],
      }))}
    />
  );
}
