import { t } from '#platform/i18n/i18n.ts';
import { Button, PostButton } from '#platform/ui/button.tsx';
import { RadioGroup, SelectField } from '#platform/ui/choice-field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { NumberField } from '#platform/ui/text-field.tsx';
import { paths } from '../paths.ts';
import type { SharingPageProps } from './sharing-props.ts';

/** Pairs that every later plan keeps or avoids. */
export function PairSection(props: SharingPageProps) {
  return (
    <Section title={t('sharing.pairs.title')} id="pasangan">
      <p class="mb-4">{t('sharing.pairs.lead')}</p>
      {props.pairs.length === 0 ? <p class="muted mb-4">{t('sharing.pairs.none')}</p> : <Pairs {...props} />}
      {props.whyNot === null ? <PairForm {...props} /> : null}
    </Section>
  );
}

function Pairs({ round, pairs, whyNot }: SharingPageProps) {
  const rows = pairs.map((it) => {
    const fields = { juri: it.jurorId, nomor: String(it.label) };
    const undo = (
      <PostButton look="secondary" action={paths.unsetPair.to(round.id)} fields={fields}>
        {t('sharing.pairs.unset')}
      </PostButton>
    );
    return {
      key: `${it.jurorId} ${it.row}`,
      cells: [
        t('sharing.numbered', { label: it.label, title: it.title }),
        it.juror,
        t(`sharing.pairs.kind.${it.kind}`),
        whyNot === null ? undo : '',
      ],
    };
  });
  return (
    <Table
      caption={t('sharing.pairs.title')}
      captionHidden
      columns={[
        { label: t('evaluation.field.subject') },
        { label: t('evaluation.field.juror') },
        { label: t('sharing.pairs.what') },
        { label: t('sharing.pairs.unset'), labelHidden: true },
      ]}
      rows={rows}
    />
  );
}

function PairForm({ round, jurors, pair, errors }: SharingPageProps) {
  return (
    <Form action={paths.setPair.to(round.id)}>
      <SelectField
        name="juri"
        label={t('evaluation.field.juror')}
        value={pair.juror}
        choices={jurors.map((it) => ({ value: it.id, label: it.name }))}
        errors={errors}
      />
      <NumberField name="nomor" label={t('sharing.pairs.label')} value={pair.label} errors={errors} whole />
      <RadioGroup
        name="jenis"
        label={t('sharing.pairs.what')}
        value={pair.kind}
        choices={(['pinned', 'forbidden'] as const).map((it) => ({ value: it, label: t(`sharing.pairs.kind.${it}`) }))}
        errors={errors}
        inline
      />
      <FormActions>
        <Button look="secondary">{t('sharing.pairs.set')}</Button>
      </FormActions>
    </Form>
  );
}
