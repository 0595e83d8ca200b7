import type { ComponentChildren } from 'preact';
import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { type Choice, RadioGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import type { InnovationId } from '../../model/ids.ts';
import { paths } from '../../paths.ts';
import { RowsInput } from './rows-input.tsx';
import { Lines } from './work-side.tsx';

export type RegisterPageProps = {
  readonly id: InnovationId;
  readonly title: string;
  readonly form: FormValues;
  readonly errors: FieldErrors;
  /** Mark of what the form was filled from. */
  readonly seen: string;
  /** What somebody else stored meanwhile, line by line; null when nobody did. */
  readonly clash: readonly string[] | null;
};

export type ListPageProps = RegisterPageProps & {
  readonly kind: 'awards' | 'externalIds';
  readonly rows: readonly number[];
};

/** The winners register of a record, or its numbers in other systems, as rows. */
export function RegisterListPage(props: ListPageProps) {
  const action = props.kind === 'awards' ? paths.awards.to(props.id) : paths.externalIds.to(props.id);
  return (
    <RegisterFrame page={props} kind={props.kind} action={action}>
      <RowsInput kind={props.kind} rows={props.rows} form={props.form} errors={props.errors} action={action} />
    </RegisterFrame>
  );
}

/** What the record was adapted from. */
export function LineagePage(props: RegisterPageProps) {
  const { form, errors } = props;
  return (
    <RegisterFrame page={props} kind="lineage" action={paths.lineage.to(props.id)}>
      <RadioGroup
        name="asal"
        label={t('registry.lineage.kind')}
        value={form.get('asal')}
        errors={errors}
        choices={originChoices(form, errors)}
      />
      <TextArea
        name="adaptasi"
        label={t('registry.lineage.adaptation')}
        hint={t('registry.lineage.adaptationHint')}
        value={form.get('adaptasi')}
        errors={errors}
        rows={6}
        optional
      />
    </RegisterFrame>
  );
}

function originChoices(form: FormValues, errors: FieldErrors): readonly Choice[] {
  const address = (
    <TextField
      name="alamat"
      label={t('registry.lineage.address')}
      hint={t('registry.lineage.addressHint')}
      value={form.get('alamat')}
      errors={errors}
      spellcheck={false}
      optional
    />
  );
  const name = (
    <TextField
      name="nama"
      label={t('registry.lineage.name')}
      hint={t('registry.lineage.nameHint')}
      value={form.get('nama')}
      errors={errors}
      optional
    />
  );
  return [
    { value: 'sendiri', label: t('registry.lineage.own') },
    { value: 'katalog', label: t('registry.lineage.catalogue'), more: address },
    { value: 'luar', label: t('registry.lineage.elsewhere'), more: name },
  ];
}

type FrameProps = {
  readonly page: RegisterPageProps;
  readonly kind: 'awards' | 'externalIds' | 'lineage';
  readonly action: string;
  readonly children: ComponentChildren;
};

function RegisterFrame({ page, kind, action, children }: FrameProps) {
  return (
    <>
      <ErrorSummary errors={page.errors} />
      <PageHeader kicker={page.title} title={t(`registry.${kind}.title`)} lead={t(`registry.${kind}.lead`)} />
      {page.clash ? (
        <div class="mb-6">
          <Notice tone="warning" title={t('registry.clash.title')} role="alert">
            <p>{t('registry.clash.text')}</p>
            <p>{t('registry.clash.stored')}:</p>
            {page.clash.length > 0 ? <Lines lines={page.clash} /> : <p>{t('platform.summary.missing')}</p>}
          </Notice>
        </div>
      ) : null}
      <Form action={action} guard>
        <button type="submit" class="sr-only" tabindex={-1}>
          {t('registry.edit.save')}
        </button>
        <HiddenField name="terlihat" value={page.seen} />
        {children}
        <FormActions>
          <Button>{t('registry.edit.save')}</Button>
          <LinkButton look="plain" href={paths.work.to(page.id)}>
            {t('registry.edit.leave')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
