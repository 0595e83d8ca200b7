import { sizeText } from '#files/index.ts';
import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { editionTitle } from '../../stage/views/words.ts';
import { tableNames } from '../contents.ts';
import { KEPT_DAYS, type Takeout, type TakeoutId } from '../model.ts';
import { paths } from '../paths.ts';
import { TakeoutTag } from './words.tsx';

export type ListPageProps = {
  readonly edition: Edition;
  readonly made: readonly Takeout[];
  readonly newId: TakeoutId;
};

/** What a complete export holds, the way to ask for one, and those that the viewer asked for. */
export function ListPage({ edition, made, newId }: ListPageProps) {
  return (
    <>
      <PageHeader kicker={editionTitle(edition)} title={t('takeout.title')} lead={t('takeout.lead')} />
      <Section title={t('takeout.holds')}>
        <ul class="list-disc pl-5">
          {tableNames.map((name) => (
            <li key={name}>{t(`takeout.table.${name}`)}</li>
          ))}
        </ul>
        <p class="muted my-4">{t('takeout.without')}</p>
        <Form action={paths.list.to(edition.id)}>
          <HiddenField name="id" value={newId} />
          <FormActions>
            <Button>{t('takeout.ask')}</Button>
          </FormActions>
        </Form>
      </Section>
      <Section title={t('takeout.own')}>
        <p class="muted mb-4">{t('takeout.kept', { days: formatNumber(KEPT_DAYS) })}</p>
        {made.length === 0 ? (
          <EmptyState title={t('takeout.none')} level={3}>
            <p>{t('takeout.noneText')}</p>
          </EmptyState>
        ) : (
          <Table
            caption={t('takeout.own')}
            captionHidden
            columns={[{ label: t('takeout.askedAt') }, { label: t('takeout.state') }, { label: t('takeout.size') }]}
            rows={made.map((it) => ({
              key: it.id,
              cells: [
                <a key="at" href={paths.takeout.to(edition.id, it.id)}>
                  {formatMoment(it.askedAt)}
                </a>,
                <TakeoutTag key="state" state={it.state} />,
                it.state === 'done' ? sizeText(it.bytes) : '–',
              ],
            }))}
          />
        )}
      </Section>
    </>
  );
}
