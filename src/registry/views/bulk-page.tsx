import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import type { BulkRunId } from '../bulk/model.ts';
import type { InnovationId } from '../model/ids.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { sectionNames } from '../model/sections.ts';
import { paths } from '../paths.ts';
import type { BulkMove } from '../rules/bulk.ts';
import { sectionTitle } from './edit/labels.ts';

export type BulkRow = {
  readonly id: InnovationId;
  readonly versionId: string | null;
  readonly title: string;
  readonly place: string;
  readonly why: RecordRefusal | null;
};

export type BulkConfirmProps = {
  /** Names what will be done, so that the form sent twice does it once. */
  readonly run: BulkRunId;
  readonly move: BulkMove;
  readonly rows: readonly BulkRow[];
  readonly people: readonly { readonly value: string; readonly label: string }[];
  readonly values: {
    readonly note: string;
    readonly section: string;
    readonly person: string;
    readonly reason: string;
  };
  readonly errors: FieldErrors;
  /** Address of the list one came from. */
  readonly back: string;
};

/** Names every record that will be moved, and every one that will be skipped with the reason. */
export function BulkConfirmPage(props: BulkConfirmProps) {
  const { move, rows, back } = props;
  const going = rows.filter((row) => row.why === null);
  const title = t(`registry.bulk.${move}.ask`, { count: going.length, n: formatNumber(going.length) });
  if (going.length === 0)
    return (
      <>
        <PageHeader title={t(`registry.bulk.${move}`)} />
        <EmptyState title={t('registry.bulk.nothing')} action={{ text: t('registry.bulk.back'), href: back }}>
          {t('registry.bulk.nothingText')}
        </EmptyState>
        <Skipped rows={rows} />
      </>
    );
  return (
    <>
      <ErrorSummary errors={props.errors} />
      <PageHeader title={title} />
      <Form action={paths.bulkRun.to()}>
        <HiddenField name="jalan" value={props.run} />
        <HiddenField name="tindakan" value={move} />
        <HiddenField name="kembali" value={back} />
        {going.map((row) => (
          <HiddenField key={row.id} name="inovasi" value={`${row.id}:${row.versionId ?? ''}`} />
        ))}
        <Section title={t('registry.bulk.going')} level={2}>
          <Names rows={going} />
        </Section>
        <Skipped rows={rows} />
        <div class="section form">
          <BulkFields {...props} />
          <FormActions>
            <Button look={move === 'archive' ? 'danger' : 'primary'}>{t(`registry.bulk.${move}`)}</Button>
            <LinkButton look="plain" href={back}>
              {t('registry.bulk.back')}
            </LinkButton>
          </FormActions>
        </div>
      </Form>
    </>
  );
}

function BulkFields({ move, people, values, errors }: BulkConfirmProps) {
  if (move === 'assign_keeper')
    return (
      <SelectField
        name="orang"
        label={t('registry.keepers.person')}
        hint={t('registry.bulk.personHint')}
        value={values.person}
        choices={people}
        errors={errors}
      />
    );
  if (move === 'archive')
    return (
      <TextArea name="alasan" label={t('registry.archive.reason')} value={values.reason} rows={3} errors={errors} />
    );
  if (move === 'publish') return null;
  return (
    <>
      <SelectField
        name="bagian"
        label={t('registry.bulk.section')}
        value={values.section || 'summary'}
        empty={null}
        choices={sectionNames.map((name) => ({ value: name, label: sectionTitle(name) }))}
        errors={errors}
      />
      <TextArea name="catatan" label={t('registry.bulk.note')} value={values.note} rows={4} errors={errors} />
    </>
  );
}

function Names({ rows }: { readonly rows: readonly BulkRow[] }) {
  return (
    <ul class="grid gap-2">
      {rows.map((row) => (
        <li key={row.id}>
          <a href={paths.work.to(row.id)}>{row.title}</a>, {row.place}
        </li>
      ))}
    </ul>
  );
}

function Skipped({ rows }: { readonly rows: readonly BulkRow[] }) {
  const skipped = rows.filter((row) => row.why !== null);
  if (skipped.length === 0) return null;
  return (
    <Section title={t('registry.bulk.skipped', { n: formatNumber(skipped.length) })} level={2}>
      <ul class="grid gap-2">
        {skipped.map((row) => (
          <li key={row.id}>
            <a href={paths.work.to(row.id)}>{row.title}</a>, {row.place}:{' '}
            {row.why ? t(`registry.refusal.${row.why}`) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
