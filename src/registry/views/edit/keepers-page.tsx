import type { PersonId } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { Departure } from '../../departure/model.ts';
import { Departed, type DepartedProps } from '../../departure/views/departed.tsx';
import type { OfferId } from '../../handover/model.ts';
import { paths as handoverPaths } from '../../handover/paths.ts';
import type { InnovationId } from '../../model/ids.ts';
import type { RecordRefusal } from '../../model/refusal.ts';
import { paths } from '../../paths.ts';

export type ShownKeeper = {
  readonly personId: PersonId;
  readonly name: string;
  readonly since: Date;
  readonly until: Date | null;
  readonly active: boolean;
  /** Whether this viewer may hand the keeping over. */
  readonly mayOffer: boolean;
  /** Why this viewer cannot take the keeper off. */
  readonly whyNotRemove: RecordRefusal | null;
  /** Nobody else who is still there keeps the record. */
  readonly leavesNobody: boolean;
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
  /** Keepers who left and whose place nobody took. */
  readonly departures: readonly Departure[];
  readonly wayOut: DepartedProps['way'];
  /** The offer that waits for somebody's answer. */
  readonly offer: { readonly id: OfferId; readonly toName: string; readonly expiresAt: Date } | null;
  /** Whether the viewer appoints without asking. */
  readonly appoints: boolean;
  readonly errors: FieldErrors;
};

/** Who keeps the record: offer it to a colleague, take off; for admins also appoint directly. */
export function KeepersPage(props: KeepersPageProps) {
  const { id, title, keepers, offer } = props;
  const present = keepers.filter((keeper) => keeper.until === null);
  return (
    <>
      <ErrorSummary errors={props.errors} />
      <PageHeader kicker={title} title={t('registry.keepers.title')} lead={t('registry.keepers.lead')} />
      <Departed departures={props.departures} way={props.wayOut} isOrphan={!present.some((keeper) => keeper.active)} />
      {offer ? (
        <Notice title={t('registry.keepers.offered', { name: offer.toName, date: formatDate(offer.expiresAt) })}>
          <p>
            {t('registry.keepers.offeredText')}{' '}
            <a href={handoverPaths.one.to(offer.id)}>{t('registry.keepers.offeredLink')}</a>
          </p>
        </Notice>
      ) : null}
      <KeeperTable id={id} keepers={keepers} offered={offer !== null} />
      {offer ? null : (
        <p class="section">
          <LinkButton look="secondary" href={handoverPaths.new.to({ dari: '', inovasi: id })}>
            {t('registry.keepers.offerAlong')}
          </LinkButton>
        </p>
      )}
      {props.appoints ? <Direct {...props} /> : null}
      <p class="section">
        <a href={paths.work.to(id)}>{t('registry.backToWork')}</a>
      </p>
    </>
  );
}

/** What an admin does without waiting for the other's word. */
function Direct({ id, keepers, candidates, errors }: KeepersPageProps) {
  const present = keepers.filter((keeper) => keeper.until === null);
  const choices = candidates.map((person) => ({
    value: person.personId,
    label: person.unitName ? `${person.name} (${person.unitName})` : person.name,
  }));
  return (
    <Section title={t('registry.keepers.direct')} id="langsung">
      <p>{t('registry.keepers.directText')}</p>
      <Section title={t('registry.keepers.add')} id="tambah" level={3}>
        <Form action={paths.addKeeper.to(id)}>
          <SelectField name="orang" label={t('registry.keepers.person')} choices={choices} errors={errors} />
          <FormActions>
            <Button>{t('registry.keepers.add')}</Button>
          </FormActions>
        </Form>
      </Section>
      {present.length > 0 ? (
        <Section title={t('registry.keepers.handOver')} id="serah-terima" level={3}>
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
    </Section>
  );
}

type TableProps = Pick<KeepersPageProps, 'id' | 'keepers'> & { readonly offered: boolean };

function KeeperTable({ id, keepers, offered }: TableProps) {
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
            keeper.until === null ? <Parting id={id} keeper={keeper} offered={offered} /> : null,
          ],
        }))}
      />
    </div>
  );
}

type PartingProps = { readonly id: InnovationId; readonly keeper: ShownKeeper; readonly offered: boolean };

/** How the keeper may go: by handing over, or by being taken off. */
function Parting({ id, keeper, offered }: PartingProps) {
  return (
    <div class="actions">
      {keeper.mayOffer && !offered ? (
        <LinkButton small href={handoverPaths.new.to({ dari: keeper.personId, inovasi: id })}>
          {t('registry.keepers.offer')}
          <span class="sr-only"> {keeper.name}</span>
        </LinkButton>
      ) : null}
      <Removal id={id} keeper={keeper} />
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
    <>
      <PostButton look="secondary" small action={paths.removeKeeper.to(id)} fields={{ orang: keeper.personId }}>
        {label}
      </PostButton>
      {keeper.leavesNobody ? <p class="muted">{t('registry.keepers.leavesNobody')}</p> : null}
    </>
  );
}
