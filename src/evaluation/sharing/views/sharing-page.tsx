import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, LinkButton } from '#platform/ui/button.tsx';
import { Checkbox, RadioGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { HiddenField, NumberField } from '#platform/ui/text-field.tsx';
import { paths as roundPaths } from '../../paths.ts';
import { RoundHead } from '../../views/round-tabs.tsx';
import { manners } from '../model/sharing.ts';
import { paths } from '../paths.ts';
import { PairSection } from './pair-section.tsx';
import type { SharingPageProps } from './sharing-props.ts';

/** Where a plan is asked for, and the plans made so far. */
export function SharingPage(props: SharingPageProps) {
  const { round, runs, whyNot } = props;
  return (
    <>
      <ErrorSummary errors={props.errors} />
      <RoundHead round={round} tab="assignment" title={t('sharing.title')} />
      <p class="mb-4">{t('sharing.lead')}</p>
      <Section title={t('sharing.plans')}>
        {runs.length === 0 ? <p class="muted">{t('sharing.noPlans')}</p> : <Runs {...props} />}
      </Section>
      <Section title={t('sharing.new')} onScreenOnly>
        {whyNot === null ? (
          <AskForm {...props} />
        ) : (
          <DisabledWithReason id="ask" reason={t(`evaluation.refusal.${whyNot}`)}>
            {t('sharing.ask')}
          </DisabledWithReason>
        )}
      </Section>
      <PairSection {...props} />
      <Knowing {...props} />
      <LinkButton look="plain" href={roundPaths.assignment.to(round.id)}>
        {t('sharing.back')}
      </LinkButton>
    </>
  );
}

function Runs({ round, runs }: SharingPageProps) {
  return (
    <Table
      caption={t('sharing.plans')}
      captionHidden
      columns={[
        { label: t('sharing.field.asked') },
        { label: t('sharing.field.manner') },
        { label: t('sharing.field.state') },
      ]}
      rows={runs.map((it) => ({
        key: it.id,
        cells: [
          <a href={paths.run.to(round.id, it.id)}>{formatMoment(it.askedAt)}</a>,
          t(`sharing.manner.${it.settings.manner}`),
          t(`sharing.state.${it.state}`),
        ],
      }))}
    />
  );
}

function AskForm({ round, newId, typed, errors }: SharingPageProps) {
  return (
    <Form action={paths.sharing.to(round.id)}>
      <HiddenField name="id" value={newId} />
      <RadioGroup
        name="cara"
        label={t('sharing.field.manner')}
        value={typed.cara}
        choices={manners.map((it) => ({
          value: it,
          label: t(`sharing.manner.${it}`),
          hint: t(`sharing.mannerText.${it}`),
        }))}
        errors={errors}
      />
      <NumberField
        name="peluang"
        label={t('sharing.field.cap')}
        hint={t('sharing.hint.cap')}
        suffix="%"
        value={typed.peluang}
        errors={errors}
        whole
        optional
      />
      <NumberField name="lembar" label={t('evaluation.field.sheets')} value={typed.lembar} errors={errors} whole />
      <Bounds typed={typed} errors={errors} />
      <FormActions>
        <Button>{t('sharing.ask')}</Button>
      </FormActions>
    </Form>
  );
}

type BoundsProps = Pick<SharingPageProps, 'typed' | 'errors'>;

/** Loads and further rules, each as far as it can be kept. */
function Bounds({ typed, errors }: BoundsProps) {
  return (
    <>
      <FieldGroup title={t('sharing.loads')} text={t('sharing.hint.loads')}>
        <NumberField
          name="paling-sedikit"
          label={t('sharing.field.least')}
          value={typed['paling-sedikit']}
          errors={errors}
          whole
          optional
        />
        <NumberField
          name="paling-banyak"
          label={t('sharing.field.most')}
          value={typed['paling-banyak']}
          errors={errors}
          whole
          optional
        />
      </FieldGroup>
      <FieldGroup title={t('sharing.rules')} text={t('sharing.hint.rules')}>
        <Checkbox name="pakar" label={t('sharing.field.experts')} checked={typed.experts} errors={errors} />
        <Checkbox
          name="instansi"
          label={t('sharing.field.institutions')}
          checked={typed.institutions}
          errors={errors}
        />
        <Checkbox
          name="terhubung"
          label={t('sharing.field.connected')}
          hint={t('sharing.hint.connected')}
          checked={typed.connected}
          errors={errors}
        />
        <NumberField
          name="tumpang"
          label={t('sharing.field.overlap')}
          hint={t('sharing.hint.overlap')}
          value={typed.tumpang}
          errors={errors}
          whole
          optional
        />
      </FieldGroup>
    </>
  );
}

/** What each juror said to know; who said nothing is known by earlier sheets alone. */
function Knowing({ round, jurors, known }: SharingPageProps) {
  if (jurors.length === 0) return null;
  return (
    <Section title={t('sharing.expertise.jurors')}>
      <Table
        caption={t('sharing.expertise.jurors')}
        captionHidden
        columns={[{ label: t('evaluation.field.juror') }, { label: t('sharing.expertise.fields'), numeric: true }]}
        rows={jurors.map((it) => ({
          key: it.id,
          cells: [<a href={paths.expertise.to(round.id, it.id)}>{it.name}</a>, formatNumber(known.get(it.id) ?? 0)],
        }))}
      />
    </Section>
  );
}
