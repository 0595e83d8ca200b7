import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, PostButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { InnovationId } from '../../model/ids.ts';
import type { RecordRefusal } from '../../model/refusal.ts';
import { paths } from '../../paths.ts';

export type ShownKeeper = {
  readonly personId: string;
  readonly name: string;
  readonly since: Date;
  readonly until: Date | null;
  readonly active: boolean;
  /** Why this viewer cannot take the keeper off. */
  readonly whyNotRemove: RecordRefusal | null;
};

export type KeepersPageProps = {
  readonly id: InnovationId;
  readonly title: string;
  readonly keepers: readonly ShownKeeper[];
  readonly candidates: readonly {
    readonly personId: string;
    readonly name: string;
    readonly unitName: string | null;
  }[];
  readonly errors: FieldErrors;
};

/** Who keeps the record: appoint, hand over, take off. */
export function KeepersPage({ id, title, keepers, candidates, errors }: KeepersPageProps) {
  const present = keepers.filter((keeper) => keeper.until === null);
  const choices = candidates.map((person) => ({
    value: person.personId,
    label: person.unitName ? `${person.name} (${person.unitName})` : person.name,
  }));
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={title} title={t('registry.keepers.title')} lead={t('registry.keepers.lead')} />
      {present.some((keeper) => keeper.active) ? null : (
        <Notice tone="warning" title={t('registry.orphan.title')}>
          <p>{t('registry.orphan.text')}</p>
        </Notice>
      )}
      <KeeperTable id={id} keepers={keepers} />
      <Section title={t('registry.keepers.add')} id="tambah">
        <Form action={paths.addKeeper.to(id)}>
          <SelectField name="orang" label={t('registry.keepers.person')} choices={choices} errors={errors} />
          <FormActions>
            <Button>{t('registry.keepers.add')}</Button>
          </FormActions>
        </Form>
      </Section>
      {present.length > 0 ? (
        <Section title={t('registry.keepers.handOver')} id="serah-terima">
          <p>{t('registry.keepers.handOverText')}</p>
          <Form action={paths.handOver.to(id)}>
            <SelectField
              name="dari"
              label={t('registry.keepers.from')}
              choices={present.map((keeper) => ({ value: keeper.personId, label: keeper.name }))}
              errors={errors}
            />
            <SelectField name="kepada" label={t('registry.keepers.to')} choices={choices} errors={errors} />
            <FormActions>
              <Button>{t('registry.keepers.handOver')}</Button>
            </FormActions>
          </Form>
        </Section>
      ) : null}
      <p class="section">
        <a href={paths.work.to(id)}>{t('registry.backToWork')}</a>
      </p>
    </>
  );
}

function KeeperTable({ id, keepers }: Pick<KeepersPageProps, 'id' | 'keepers'>) {
  if (keepers.length === 0) return null;
  return (
    <div class="section">
      <Table
        caption={t('registry.keepers.caption')}
        columns={[
          { label: t('registry.keepers.person') },
          { label: t('registry.keepers.since') },
          { label: t('registry.keepers.until') },
          { label: t('registry.keepers.action'), labelHidden: true },
        ]}
        rows={keepers.map((keeper) => ({
          key: `${keeper.personId}-${keeper.since.getTime()}`,
          cells: [
            <>
              {keeper.name}{' '}
              {keeper.until === null && !keeper.active ? (
                <Tag tone="warning">{t('registry.keepers.inactive')}</Tag>
              ) : null}
            </>,
            formatDate(keeper.since),
            keeper.until ? formatDate(keeper.until) : '',
            keeper.until === null ? <Removal id={id} keeper={keeper} /> : null,
          ],
        }))}
      />
    </div>
  );
}

function Removal({ id, keeper }: { readonly id: InnovationId; readonly keeper: ShownKeeper }) {
  const label = (
    <>
      {t('registry.keepers.remove')}
      <span class="sr-only"> {keeper.name}</span>
    </>
  );
  if (keeper.whyNotRemove)
    return (
      <DisabledWithReason id={`lepas-${keeper.personId}`} reason={t(`registry.refusal.${keeper.whyNotRemove}`)}>
        {label}
      </DisabledWithReason>
    );
  return (
    <PostButton look="secondary" small action={paths.removeKeeper.to(id)} fields={{ orang: keeper.personId }}>
      {label}
    </PostButton>
  );
}
