import type { Evidence } from '#files/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { Checkbox, RadioGroup, SelectField } from '#platform/ui/choice-field.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, NumberField, TextArea } from '#platform/ui/text-field.tsx';
import { paths as registryPaths } from '#registry/index.ts';
import type { Origin } from '../../origin/model.ts';
import { type KitAccess, type KitKind, kitAccesses, kitKinds } from '../model.ts';
import { paths } from '../paths.ts';

export type EditPageProps = {
  readonly origin: Origin;
  /** What proves the record and lives: only that may be given along. */
  readonly evidence: readonly Evidence[];
  readonly typed: {
    readonly access: KitAccess;
    readonly note: string;
    readonly items: ReadonlyMap<string, { readonly isChosen: boolean; readonly kind: KitKind; readonly place: string }>;
  };
  readonly revision: number;
  readonly errors: FieldErrors;
};

/** What of the evidence is given along, as what and in which order, and who may take it. */
export function EditPage({ origin, evidence, typed, revision, errors }: EditPageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={origin.title} title={t('kit.edit.title')} lead={t('kit.edit.lead')} />
      {evidence.length === 0 ? (
        <EmptyState
          title={t('kit.edit.none')}
          action={{ text: t('kit.edit.toRecord'), href: `${registryPaths.work.to(origin.id)}#bukti` }}
        >
          {t('kit.edit.noneText')}
        </EmptyState>
      ) : null}
      <Form action={paths.edit.to(origin.id)} guard>
        <HiddenField name="revision" value={String(revision)} />
        {evidence.map((it) => (
          <Paper key={it.id} evidence={it} typed={typed} errors={errors} />
        ))}
        <RadioGroup
          name="akses"
          label={t('kit.edit.access')}
          value={typed.access}
          choices={kitAccesses.map((value) => ({ value, label: t(`kit.access.${value}`) }))}
          errors={errors}
        />
        <TextArea
          name="catatan"
          label={t('kit.edit.note')}
          hint={t('kit.edit.noteHint')}
          value={typed.note}
          rows={4}
          errors={errors}
          optional
        />
        <FormActions>
          <Button>{t('kit.edit.save')}</Button>
          <LinkButton look="plain" href={paths.kit.to(origin.id)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

type PaperProps = Pick<EditPageProps, 'typed' | 'errors'> & { readonly evidence: Evidence };

function Paper({ evidence, typed, errors }: PaperProps) {
  const chosen = typed.items.get(evidence.id);
  const told = [evidence.number, evidence.issuer, evidence.file?.originalName ?? evidence.url ?? '']
    .filter((it) => it !== '')
    .join(' · ');
  return (
    <FieldGroup title={evidence.title} text={told}>
      <Checkbox
        name={`pilih.${evidence.id}`}
        label={t('kit.edit.choose')}
        checked={chosen?.isChosen ?? false}
        errors={errors}
        optional
      />
      <SelectField
        name={`jenis.${evidence.id}`}
        label={t('kit.kind')}
        value={chosen?.kind ?? 'other'}
        empty={null}
        choices={kitKinds.map((value) => ({ value, label: t(`kit.kind.${value}`) }))}
        errors={errors}
        optional
      />
      <NumberField
        name={`urutan.${evidence.id}`}
        label={t('kit.edit.place')}
        value={chosen?.place ?? ''}
        whole
        errors={errors}
        optional
      />
    </FieldGroup>
  );
}
